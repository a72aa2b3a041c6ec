using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads and writes <c>calibration.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RegistryCalibration))]
internal sealed partial class RegistryCalibrationJson : JsonSerializerContext;
