using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Serialisation of calculated values.</summary>
[JsonSerializable(typeof(decimal))]
internal sealed partial class CalculatorJsonContext : JsonSerializerContext;
