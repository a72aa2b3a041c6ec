using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A passage of the embedded pack before it is indexed.</summary>
/// <param name="Id">Id within the pack.</param>
/// <param name="Condition">The condition it belongs to.</param>
/// <param name="Type">What it tells of the condition.</param>
/// <param name="Text">Its words.</param>
/// <param name="Origin">What it rests on.</param>
/// <param name="SourceId">Id of its source, or null.</param>
internal sealed record PackPassage(string Id, Condition Condition, string Type, string Text, Origin Origin, string? SourceId)
{
    /// <summary>All passages of a pack, in a stable order.</summary>
    public static IEnumerable<PackPassage> Of(KnowledgeBase pack)
    {
        foreach (var condition in pack.Conditions.Values.OrderBy(condition => condition.Id, StringComparer.Ordinal))
        {
            yield return new PackPassage($"{condition.Id}/summary", condition, "information", condition.Summary.Text, condition.Summary.Basis, condition.Summary.Source);
            for (var i = 0; i < condition.Actions.Count; i++)
                yield return new PackPassage($"{condition.Id}/action/{i}", condition, "treatment", "First steps: " + condition.Actions[i].Text, condition.Actions[i].Basis, condition.Actions[i].Source);
            for (var i = 0; i < condition.Tests.Count; i++)
                yield return new PackPassage($"{condition.Id}/test/{i}", condition, "exams and tests", $"Test: {condition.Tests[i].Name}. {condition.Tests[i].Why}", condition.Tests[i].Basis, condition.Tests[i].Source);
            foreach (var finding in condition.Findings.Concat(condition.ArguesAgainst).Where(finding => finding is { Basis: Origin.Published, Read: not null }))
            {
                if (pack.Findings.TryGetValue(finding.Finding, out var definition))
                    yield return new PackPassage($"{condition.Id}/finding/{finding.Finding}", condition, "symptoms", $"{definition.Label}: {finding.Read}", Origin.Published, finding.Source);
            }

            foreach (var flag in condition.RedFlags)
            {
                if (pack.Findings.TryGetValue(flag.Finding, out var definition))
                    yield return new PackPassage($"{condition.Id}/flag/{flag.Finding}", condition, "symptoms", $"Red flag: {definition.Label}. {flag.Why}", Origin.Estimated, null);
            }
        }
    }

    /// <summary>As the index takes it.</summary>
    public PassageRecord AsRecord(KnowledgeBase pack) => new()
    {
        Id = Id,
        Title = Condition.Name,
        Names = [Condition.Name, .. Condition.Synonyms],
        Type = Type,
        Text = Text,
        Origin = Origin,
        Source = Origin == Origin.Estimated ? null : pack.SourceOf(SourceId),
        Audience = "clinician",
        ClinicallyReviewed = Condition.ClinicallyReviewed,
    };
}
