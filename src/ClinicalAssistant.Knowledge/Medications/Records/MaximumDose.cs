using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>The most of a drug that an adult is given, by mouth unless another route is named.</summary>
public sealed record MaximumDose : MedicationFact
{
    /// <summary>The amount, above 0, for the whole <see cref="Per"/>.</summary>
    public required decimal Value { get; init; }

    /// <summary>UCUM unit: <c>mg</c>, <c>ug</c>, <c>g</c>, <c>U</c>, <c>mmol</c>.</summary>
    [JsonInclude]
    public string Unit { get; internal set; } = "mg";

    /// <summary><c>day</c>, <c>week</c> or <c>dose</c>.</summary>
    [JsonInclude]
    public string Per { get; internal set; } = "day";

    /// <summary>Route it holds for (<c>oral</c>, <c>iv</c>, <c>im</c>, <c>sc</c>, <c>inhaled</c>, <c>patch</c>).</summary>
    [JsonInclude]
    public string Route { get; internal set; } = "oral";

    /// <summary>For whom or what it is, or null.</summary>
    public string? Note { get; init; }
}
