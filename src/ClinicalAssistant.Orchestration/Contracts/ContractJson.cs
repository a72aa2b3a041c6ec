using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Serialisation of the contract's objects: snake case, absent values left out, text as it is.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(AskLine))]
[JsonSerializable(typeof(AskResult))]
[JsonSerializable(typeof(GuardLine))]
[JsonSerializable(typeof(GuardResult))]
[JsonSerializable(typeof(VerifyLine))]
[JsonSerializable(typeof(VerifyResult))]
[JsonSerializable(typeof(DeidentifyLine))]
[JsonSerializable(typeof(DeidentifyResult))]
[JsonSerializable(typeof(FindingsLine))]
[JsonSerializable(typeof(FindingsResult))]
[JsonSerializable(typeof(DifferentialLine))]
[JsonSerializable(typeof(DifferentialResult))]
[JsonSerializable(typeof(CalculateLine))]
[JsonSerializable(typeof(CalculateResult))]
[JsonSerializable(typeof(MedicationsLine))]
[JsonSerializable(typeof(MedicationsResult))]
[JsonSerializable(typeof(SearchLine))]
[JsonSerializable(typeof(SearchResult))]
[JsonSerializable(typeof(DocumentLine))]
[JsonSerializable(typeof(DocumentResult))]
[JsonSerializable(typeof(DocumentJson))]
[JsonSerializable(typeof(DocumentEditLine))]
[JsonSerializable(typeof(DocumentSignLine))]
[JsonSerializable(typeof(IReadOnlyList<DocumentSummaryJson>))]
[JsonSerializable(typeof(IReadOnlyList<TemplateJson>))]
[JsonSerializable(typeof(LineError))]
[JsonSerializable(typeof(EvidenceJson))]
[JsonSerializable(typeof(NoticeJson))]
[JsonSerializable(typeof(RankingJson))]
[JsonSerializable(typeof(SentenceJson))]
[JsonSerializable(typeof(RefusedJson))]
[JsonSerializable(typeof(EscalatedJson))]
public sealed partial class ContractJson : JsonSerializerContext
{
    /// <summary>The context whose output keeps letters of all scripts as they are (valid JSON, not for embedding in HTML).</summary>
    public static ContractJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
