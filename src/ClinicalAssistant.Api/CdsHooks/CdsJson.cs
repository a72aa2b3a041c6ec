using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Serialisation of CDS Hooks: camel case, nothing null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(CdsRequest))]
[JsonSerializable(typeof(CdsResponse))]
[JsonSerializable(typeof(CdsServices))]
[JsonSerializable(typeof(CdsFeedback))]
[JsonSerializable(typeof(List<CdsServiceDefinition>))]
[JsonSerializable(typeof(List<CdsRequest>))]
[JsonSerializable(typeof(List<CdsCoding>))]
[JsonSerializable(typeof(List<DueCalculation>))]
internal sealed partial class CdsJson : JsonSerializerContext;
