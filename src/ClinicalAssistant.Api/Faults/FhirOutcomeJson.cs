using System.Text.Json.Serialization;

namespace ClinicalAssistant.Api.Faults;

/// <summary>Serialisation of <see cref="FhirOutcome"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FhirOutcome))]
internal sealed partial class FhirOutcomeJson : JsonSerializerContext;
