using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A measured value read in a text.</summary>
/// <param name="Analyte">Id of the analyte.</param>
/// <param name="Label">Its name.</param>
/// <param name="Value">The value in the analyte's default unit.</param>
/// <param name="Stated">The value as stated, in the unit stated or inferred from its magnitude.</param>
/// <param name="Start">Where it begins in the text, name included, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
public sealed record Measurement(string Analyte, string Label, Quantity Value, Quantity Stated, int Start, int End) : PatientWords
{
    /// <summary>False where the unit was not stated and only the magnitude tells it.</summary>
    public bool UnitStated { get; init; }
}
