using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>The one choice of a reply.</summary>
internal sealed record ChatChoice(int Index, ChatMessage Message, JsonElement? Logprobs, string FinishReason) : PatientWords;
