using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A call in a chat message, of a request or of a reply.</summary>
internal sealed record ChatToolCall(string? Id, string? Type, ChatToolCall.Called? Function) : PatientWords
{
    public static ChatToolCall Of(ToolCall call) => new(call.Id, "function", new Called(call.Name, call.Arguments));

    /// <summary>The function with its arguments as JSON text.</summary>
    internal sealed record Called(string? Name, string? Arguments) : PatientWords;
}
