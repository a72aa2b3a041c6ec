using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>The output guard's verdict on a draft.</summary>
public sealed record VerifyResult(JsonElement? Id, IReadOnlyList<SentenceJson> Sentences, IReadOnlyList<AdditionJson> Appended) : PatientWords;
