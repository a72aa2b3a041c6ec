using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Serialisation of calculated values and of the unit tables.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, decimal>>))]
[JsonSerializable(typeof(IReadOnlyList<Substance>))]
internal sealed partial class CalculatorJsonContext : JsonSerializerContext;
