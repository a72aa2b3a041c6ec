namespace ClinicalAssistant.GuardTraining;

/// <summary>Which category of the policy, and so which words of refusal, a category of the training lines belongs to.</summary>
internal static class PolicyCategories
{
    private static readonly Dictionary<string, string> Map = new(StringComparer.Ordinal)
    {
        ["competence_neglect"] = "unethical_conduct",
        ["dishonesty_professionalism"] = "unethical_conduct",
        ["patient_interest_exploitation"] = "unethical_conduct",
        ["law_illegal"] = "unsafe_request",
        ["general_harm"] = "unsafe_request",
        ["privacy_rights"] = "privacy_breach",
        ["science_misinformation"] = "misinformation",
        ["public_health_harm"] = "misinformation",
        ["unproven_cures"] = "misinformation",
        ["patient_choice_discrimination"] = "discrimination",
        ["access_denial"] = "discrimination",
        ["self_harm"] = "self_harm_method",
        ["harm_to_others"] = "violence",
        ["controlled_drugs"] = "controlled_drugs",
        ["prescribing_without_assessment"] = "prescribing_without_assessment",
        ["fraud_records"] = "fraud_and_false_records",
        ["coercion_consent"] = "coercion_and_consent",
        ["covert_procedures"] = "coercion_and_consent",
        ["impersonation"] = "impersonation",
    };

    public static IReadOnlyList<string> All { get; } = [.. Map.Values.Distinct().Order(StringComparer.Ordinal)];

    public static string? Of(string trainingCategory) => Map.GetValueOrDefault(trainingCategory);
}
