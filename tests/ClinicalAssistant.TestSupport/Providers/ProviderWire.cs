using Microsoft.AspNetCore.Http;

namespace ClinicalAssistant.TestSupport;

/// <summary>How one protocol writes a scripted reply.</summary>
internal abstract class ProviderWire
{
    public abstract bool IsStream(RecordedRequest request);

    public abstract string StreamContentType { get; }

    /// <summary>What a stream opens with before any token, or null.</summary>
    public abstract string? Opening(string model);

    public abstract IEnumerable<string> Reasoning(ScriptedReply reply, string model);

    public abstract string Piece(string text, ScriptedReply reply, string model);

    public abstract IEnumerable<string> ToolCalls(ScriptedReply reply, string model);

    /// <summary>The closing items of a stream.</summary>
    public abstract IEnumerable<string> Closing(ScriptedReply reply, RecordedRequest request, string model);

    public abstract string ErrorInStream();

    public abstract string WithoutChoices(string model, bool stream);

    public abstract string Whole(ScriptedReply reply, string model);

    public abstract ScriptedError Error(ScriptedFault fault, string model);

    public abstract string? PresentedKey(RecordedRequest request);

    public abstract string ModelOf(HttpContext context, RecordedRequest request);

    /// <summary>An item of the stream that is whole by its framing and broken as JSON.</summary>
    public abstract string Frame(string json);
}
