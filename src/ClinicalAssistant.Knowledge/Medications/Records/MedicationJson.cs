using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DrugRecord[]))]
[JsonSerializable(typeof(CombinationProduct[]))]
[JsonSerializable(typeof(DrugGroup[]))]
[JsonSerializable(typeof(InteractionRule[]))]
[JsonSerializable(typeof(CombinationRule[]))]
[JsonSerializable(typeof(BurdenRule[]))]
[JsonSerializable(typeof(PatientRule[]))]
[JsonSerializable(typeof(AllergyGroup[]))]
[JsonSerializable(typeof(ConditionTerm[]))]
[JsonSerializable(typeof(SourceRecord[]))]
internal sealed partial class MedicationJson : JsonSerializerContext;
