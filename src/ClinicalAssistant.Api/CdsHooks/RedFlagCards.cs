using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Cards of red flags in the record: findings of the last days that call for urgent thought. What is older, or undated, raises none.</summary>
internal sealed class RedFlagCards(FindingRecogniser recogniser, DifferentialEngine engine, CardMaker cards, TimeProvider time)
{
    private const int RankedForFlags = 10;
    private const int NamedConditions = 5;

    private static readonly TimeSpan ObservationsHold = TimeSpan.FromHours(72);
    private static readonly TimeSpan ProblemsHold = TimeSpan.FromDays(14);

    public IEnumerable<CdsCard> Of(string scope, Patient patient)
    {
        var findings = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var finding in Recent(patient).SelectMany(text => recogniser.Recognise(text).Findings).Where(finding => finding.Status == FindingStatus.Observed))
            findings.TryAdd(finding.Id, finding);
        if (findings.Count == 0)
            yield break;
        var differential = engine.Rank(new DifferentialQuery { Findings = [.. findings.Values], Age = patient.Age, Sex = patient.Sex, Pregnant = patient.Pregnant, Top = RankedForFlags });
        foreach (var flag in differential.RedFlags)
        {
            var named = string.Join(", ", flag.Conditions.Take(NamedConditions).Select(condition => condition.Name));
            if (cards.Make(scope, "warning", $"Red flag: {flag.Finding}", [flag.Why, named.Length == 0 ? null : $"To be thought of: {named}.", "From the record of the last days, by rules; not a diagnosis."], null) is { } card)
                yield return card;
        }
    }

    private IEnumerable<string> Recent(Patient patient)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var problem in patient.Conditions ?? [])
        {
            if (problem.Status is null or "active" or "recurrence" or "relapse" && problem.Date is { } since && today.DayNumber - since.DayNumber <= ProblemsHold.Days)
                yield return problem.Text;
        }

        var latest = patient.Observations.Where(observation => observation.Value is not null && observation.Taken is { } taken && now - taken <= ObservationsHold)
            .GroupBy(observation => observation.Code ?? observation.Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.MaxBy(observation => observation.Taken)!);
        foreach (var observation in latest)
            yield return $"{observation.Name} {observation.Value}";
    }
}
