using System.Text.Json;

namespace ClinicalAssistant.TestSupport;

/// <summary>One reply of the scripted provider, the same for each protocol.</summary>
public sealed record ScriptedReply
{
    /// <summary>The text, in the pieces it is streamed in.</summary>
    public IReadOnlyList<string> Chunks { get; init; } = [];

    /// <summary>Reasoning text that comes before the answer (Ollama: thinking; OpenAI-compatible: reasoning_content).</summary>
    public IReadOnlyList<string> Reasoning { get; init; } = [];

    /// <summary>Tools that the model wants called.</summary>
    public IReadOnlyList<ScriptedToolCall> ToolCalls { get; init; } = [];

    /// <summary>What goes wrong.</summary>
    public ScriptedFault Fault { get; init; }

    /// <summary>Value of the Retry-After header, or null.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Pause before each streamed piece.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>What a fault in the middle waits for, so that the client has surely seen what came before it.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    /// <summary>What the whole reply waits for.</summary>
    public Task Hold { get; init; } = Task.CompletedTask;

    /// <summary>Tokens of the prompt as the provider counts them.</summary>
    public int InputTokens { get; init; } = 26;

    /// <summary>Tokens of the answer.</summary>
    public int OutputTokens { get; init; } = 12;

    /// <summary>Why the model ended; null for "stop", or "tool_calls" where it calls tools.</summary>
    public string? FinishReason { get; init; }

    /// <summary>A text in one piece.</summary>
    public static ScriptedReply Text(string text) => new() { Chunks = [text] };

    /// <summary>A text in several pieces.</summary>
    public static ScriptedReply InChunks(params string[] chunks) => new() { Chunks = chunks };

    /// <summary>A call of one tool; the arguments are serialised as JSON.</summary>
    public static ScriptedReply Tool(string name, object arguments) =>
        new() { ToolCalls = [new ScriptedToolCall(name, JsonSerializer.Serialize(arguments))] };

    /// <summary>A fault, with some text for those that break off in the middle.</summary>
    public static ScriptedReply Failing(ScriptedFault fault, string? retryAfter = null) =>
        new() { Fault = fault, RetryAfter = retryAfter, Chunks = ["The first words", " and the next", " and the last."] };

    internal string Whole => string.Concat(Chunks);

    /// <summary>The pieces that are sent before a fault in the middle.</summary>
    internal IReadOnlyList<string> Sent => Fault is ScriptedFault.Stall or ScriptedFault.ResetMidway or ScriptedFault.ErrorMidway
        ? [.. Chunks.Take(Math.Max(1, Chunks.Count - 1))]
        : Chunks;
}
