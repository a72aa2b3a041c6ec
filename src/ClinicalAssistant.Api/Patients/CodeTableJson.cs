using System.Text.Json.Serialization;

namespace ClinicalAssistant.Api.Patients;

/// <summary>Serialisation of the table of codes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CodeTable))]
internal sealed partial class CodeTableJson : JsonSerializerContext;
