using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Another unit of an analyte with the way to its default unit.</summary>
public sealed record AnalyteUnit
{
    /// <summary>The unit (UCUM).</summary>
    public required string Unit { get; init; }

    /// <summary>How a value in this unit becomes one in the default unit.</summary>
    [JsonConverter(typeof(LinearConversionConverter))]
    public required LinearConversion Factor { get; init; }
}
