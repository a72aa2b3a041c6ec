namespace ClinicalAssistant.Core;

/// <summary>Where a question came in. Every door uses the same pipeline; the door is recorded and changes nothing else.</summary>
public enum Door
{
    /// <summary>The console chat.</summary>
    Console,

    /// <summary>A verb of the console program, one question or a batch.</summary>
    Batch,

    /// <summary>The project's own REST routes.</summary>
    Rest,

    /// <summary>The OpenAI wire format.</summary>
    OpenAIWire,

    /// <summary>CDS Hooks.</summary>
    CdsHooks,

    /// <summary>Model Context Protocol.</summary>
    Mcp,

    /// <summary>An eval case.</summary>
    Eval,
}
