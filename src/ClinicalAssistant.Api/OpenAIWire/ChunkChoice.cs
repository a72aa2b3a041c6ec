using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>The one choice of a piece; its finish reason is null until the last.</summary>
internal sealed record ChunkChoice(int Index, ChatDelta Delta, JsonElement? Logprobs, string? FinishReason) : PatientWords;
