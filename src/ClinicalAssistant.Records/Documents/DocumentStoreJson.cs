using System.Text.Json.Serialization;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Documents;

/// <summary>How documents are stored. Property names are part of the stored format.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ClinicalDocument))]
internal sealed partial class DocumentStoreJson : JsonSerializerContext;
