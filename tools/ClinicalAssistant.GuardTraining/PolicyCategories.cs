namespace ClinicalAssistant.GuardTraining;

/// <summary>Which category of the policy, and so which words of refusal, a category of the training lines belongs to.</summary>
internal static class PolicyCategories
{
    private static readonly Dictionary<string, string> Map = new(StringComparer.Ordinal)
    {
        ["competence_neglect"] = "competent_care",
        ["dishonesty_professionalism"] = "honesty",
        ["patient_interest_exploitation"] = "patient_interest",
        ["law_illegal"] = "unlawful_practice",
        ["general_harm"] = "unsafe_request",
        ["privacy_rights"] = "privacy_breach",
        ["science_misinformation"] = "science_and_consultation",
        ["public_health_harm"] = "public_health",
        ["unproven_cures"] = "misinformation",
        ["patient_choice_discrimination"] = "choice_of_patients",
        ["access_denial"] = "access_to_care",
        ["self_harm"] = "self_harm_method",
        ["harm_to_others"] = "violence",
        ["controlled_drugs"] = "controlled_drugs",
        ["prescribing_without_assessment"] = "prescribing_without_assessment",
        ["fraud_records"] = "fraud_and_false_records",
        ["coercion_consent"] = "coercion_and_consent",
        ["covert_procedures"] = "covert_procedures",
        ["impersonation"] = "impersonation",
    };

    public static IReadOnlyList<string> All { get; } = [.. Map.Values.Distinct().Order(StringComparer.Ordinal)];

    public static int IndexOf(string trainingCategory) => Of(trainingCategory) is { } policy ? All.Index().First(c => c.Item == policy).Index : -1;

    public static string? Of(string trainingCategory) => Map.GetValueOrDefault(trainingCategory);
}
