using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What speaks against settling on the leading condition, and the red flags that nobody has asked about yet.</summary>
internal static class Doubts
{
    private const int MostOfKind = 3;
    private const int MostFlags = 5;
    private const int InView = 12;
    private const int Leading = 3;

    /// <summary>An absence that argues less (log ratio) is not worth asking for.</summary>
    private const double TellingAbsence = -0.5;

    /// <summary>A finding explains itself by another condition only where it speaks clearly for it.</summary>
    private const double ClearlyExplained = 1;

    public static IReadOnlyList<NextStep> AgainstLeading(PatientFindings patient, List<Candidate> ranked, DifferentialModel model)
    {
        var scorer = new ConditionScorer(model, patient);
        var leading = ranked[0].Profile;
        var name = leading.Condition.Name;
        bool IsOpen(int finding) => !patient.Present.Contains(finding) && !patient.Absent.Contains(finding) && model.Findings[finding].Ask is not null;
        var expected = leading.Facts.Where(fact => !fact.Against && IsOpen(fact.Finding))
            .Select(fact => (fact.Finding, scorer.Excluded(leading, fact.Finding).Log))
            .Where(fact => fact.Log < TellingAbsence)
            .OrderBy(fact => fact.Log).ThenBy(fact => fact.Finding).Take(MostOfKind)
            .Select(fact => Step(fact.Finding, $"No would argue against {name}.", model));
        var opposing = leading.Facts.Where(fact => fact.Against && IsOpen(fact.Finding))
            .Select(fact => (fact.Finding, scorer.Observed(leading, fact.Finding).Log))
            .OrderBy(fact => fact.Log).ThenBy(fact => fact.Finding).Take(MostOfKind)
            .Select(fact => Step(fact.Finding, $"Yes would argue against {name}.", model));
        return [.. expected, .. opposing, .. Unexplained(patient, ranked, scorer, model)];
    }

    public static IReadOnlyList<NextStep> RedFlagsToAsk(PatientFindings patient, List<Candidate> ranked, DifferentialModel model)
    {
        var steps = new List<NextStep>();
        var asked = new HashSet<int>();
        for (var i = 0; i < Math.Min(ranked.Count, InView) && steps.Count < MostFlags; i++)
        {
            var condition = ranked[i].Profile.Condition;
            if (!condition.MustNotMiss && i >= Leading)
                continue;
            var flag = condition.RedFlags.FirstOrDefault(flag => model.Number(flag.Finding) is { } number && model.Findings[number].Ask is not null
                && !patient.Present.Contains(number) && !patient.Absent.Contains(number) && !asked.Contains(number));
            if (flag is null || model.Number(flag.Finding) is not { } finding)
                continue;
            asked.Add(finding);
            steps.Add(Step(finding, $"{condition.Name}: {flag.Why}", model));
        }

        return steps;
    }

    private static IEnumerable<NextStep> Unexplained(PatientFindings patient, List<Candidate> ranked, ConditionScorer scorer, DifferentialModel model) => patient.Observed
        .Where(finding => model.Presence(finding, scorer)[ranked[0].Profile.Number].Fact is null)
        .Select(finding => (Finding: finding, By: ranked.Skip(1).Take(InView).FirstOrDefault(candidate => model.Presence(finding, scorer)[candidate.Profile.Number].Log > ClearlyExplained)?.Profile))
        .Where(pair => pair.By is not null).Take(MostOfKind)
        .Select(pair => new NextStep(model.Findings[pair.Finding].Label, $"It is there and {ranked[0].Profile.Condition.Name} does not explain it; {pair.By!.Condition.Name} would.", IsTest: false) { FindingId = model.Findings[pair.Finding].Id });

    private static NextStep Step(int finding, string why, DifferentialModel model)
    {
        var definition = model.Findings[finding];
        return new NextStep(definition.Ask!, why, definition.Kind is FindingKind.Lab or FindingKind.Ecg or FindingKind.Imaging) { FindingId = definition.Id, IsSaidToAll = true };
    }
}
