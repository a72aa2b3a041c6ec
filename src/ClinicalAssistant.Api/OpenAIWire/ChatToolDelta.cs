using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A call in a piece of a stream: it comes whole in one piece, after the output guard.</summary>
internal sealed record ChatToolDelta(int Index, string? Id, string? Type, ChatToolCall.Called? Function) : PatientWords;
