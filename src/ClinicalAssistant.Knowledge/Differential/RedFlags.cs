using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Red flags among the observed findings: the findings' own, and those of the conditions in view.</summary>
internal static class RedFlags
{
    /// <summary>How far down the ranking the red flags of a condition that must not be missed are heeded.</summary>
    private const int InView = 12;

    /// <summary>How far down those of any other condition are: they warn within its own work-up.</summary>
    private const int Leading = 3;

    private const int MostConditions = 6;

    /// <summary>How far down the ranking a finding's own red flag looks for conditions.</summary>
    public const int Reach = 3 * InView;

    public static IReadOnlyList<RedFlag> Of(PatientFindings patient, List<Candidate> ranked, DifferentialModel model)
    {
        var flags = new List<RedFlag>();
        foreach (var finding in patient.Observed)
        {
            var line = (int[])[finding, .. model.Ancestors[finding]];
            var own = line.Select(number => model.Findings[number].RedFlag?.Why).FirstOrDefault(why => why is not null);
            var conditions = new List<ConditionName>();
            string? why = null;
            for (var i = 0; i < Math.Min(ranked.Count, Reach) && conditions.Count < MostConditions; i++)
            {
                var condition = ranked[i].Profile.Condition;
                var stated = i < (condition.MustNotMiss ? InView : Leading) ? condition.RedFlags.FirstOrDefault(flag => model.Number(flag.Finding) is { } number && Array.IndexOf(line, number) >= 0) : null;
                if (stated is not null || (own is not null && condition.MustNotMiss && line.Any(number => Explains(ranked[i].Profile, number))))
                {
                    why ??= stated is null ? null : $"{stated.Why.TrimEnd('.')} (in {condition.Name}).";
                    conditions.Add(new ConditionName(condition.Id, condition.Name));
                }
            }

            if ((own ?? why) is { } reason)
                flags.Add(new RedFlag(model.Findings[finding].Label, reason, conditions));
        }

        return flags;
    }

    private static bool Explains(ConditionProfile profile, int finding) =>
        profile.Fact(finding) is { Against: false } fact && (fact.Frequency >= 0.1 || fact.Positive > 1);
}
