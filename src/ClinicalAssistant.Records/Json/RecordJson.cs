using System.Text.Json.Serialization;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Json;

/// <summary>How the words of Core stand in the record's JSON columns. Property names are part of the stored format.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(AgeConverter)])]
[JsonSerializable(typeof(Patient))]
[JsonSerializable(typeof(IReadOnlyList<Turn>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(GuardDecision))]
[JsonSerializable(typeof(IReadOnlyList<Evidence>))]
[JsonSerializable(typeof(Differential))]
[JsonSerializable(typeof(IReadOnlyList<SentenceVerdict>))]
[JsonSerializable(typeof(IReadOnlyList<Notice>))]
[JsonSerializable(typeof(Versions))]
[JsonSerializable(typeof(IReadOnlyList<TraceStep>))]
[JsonSerializable(typeof(TokenUse))]
[JsonSerializable(typeof(IReadOnlyList<Draft>))]
[JsonSerializable(typeof(EvidenceFound))]
[JsonSerializable(typeof(RankingFound))]
[JsonSerializable(typeof(SentenceReleased))]
[JsonSerializable(typeof(SentenceWithheld))]
[JsonSerializable(typeof(ToolCalled))]
[JsonSerializable(typeof(Refused))]
[JsonSerializable(typeof(Escalated))]
internal sealed partial class RecordJson : JsonSerializerContext;
