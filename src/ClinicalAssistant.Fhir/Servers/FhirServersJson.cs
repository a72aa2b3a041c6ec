using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Fhir;

/// <summary>Serialisation of the list of servers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(List<FhirServer>))]
internal sealed partial class FhirServersJson : JsonSerializerContext;
