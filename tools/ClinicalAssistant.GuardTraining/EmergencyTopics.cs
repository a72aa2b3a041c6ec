namespace ClinicalAssistant.GuardTraining;

/// <summary>Which kind of emergency of the policy, and so which notice, a topic of the escalation lines belongs to.</summary>
internal static class EmergencyTopics
{
    private static readonly Dictionary<string, string> Map = new(StringComparer.Ordinal)
    {
        ["suicide"] = "suicidal_intent",
        ["self_harm"] = "suicidal_intent",
        ["violence"] = "harm_to_others",
        ["abuse"] = "abuse_or_assault",
        ["arrest"] = "cardiac_arrest",
        ["mi"] = "acute_coronary_syndrome",
        ["stroke"] = "stroke",
        ["anaphylaxis"] = "anaphylaxis",
        ["airway"] = "respiratory_failure",
        ["sepsis"] = "sepsis",
        ["meningitis"] = "sepsis",
        ["bleeding"] = "severe_bleeding",
        ["overdose"] = "poisoning",
        ["poisoning"] = "poisoning",
        ["co"] = "poisoning",
        ["seizure"] = "seizure",
        ["neonate"] = "ill_infant",
        ["preg"] = "pregnancy_emergency",
        ["dka"] = "diabetic_emergency",
        ["torsion"] = "testicular_torsion",
        ["head"] = "head_injury",
    };

    public const string Other = "acute_emergency";

    public static IReadOnlyList<string> Kinds { get; } = [.. Map.Values.Append(Other).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The number of a line's kind, or -1 where the policy knows no such kind.</summary>
    public static int IndexOf(TrainingLine line)
    {
        // Lines from before a topic had a kind of its own call it a general emergency.
        var kind = line.Kind is null or Other ? Map.GetValueOrDefault(line.Category, Other) : line.Kind;
        return Kinds.Index().Where(k => k.Item == kind).Select(k => k.Index).DefaultIfEmpty(-1).First();
    }
}
