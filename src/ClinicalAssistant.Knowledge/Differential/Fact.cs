using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>One condition's relation to one finding, ready for ranking.</summary>
/// <param name="Finding">Number of the finding.</param>
/// <param name="Frequency">Share of patients with the condition who have it; NaN where only ratios are known.</param>
/// <param name="Positive">Published or derived likelihood ratio of presence, conditional on the complaint; NaN where none.</param>
/// <param name="Negative">Likelihood ratio of absence; NaN where none.</param>
/// <param name="Against">Whether it lowers the condition's likelihood.</param>
/// <param name="Record">The record it was read from.</param>
internal sealed record Fact(int Finding, double Frequency, double Positive, double Negative, bool Against, ConditionFinding Record)
{
    public Origin Origin => Record.Basis;
}
