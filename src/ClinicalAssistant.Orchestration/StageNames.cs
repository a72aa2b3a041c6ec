namespace ClinicalAssistant.Orchestration;

/// <summary>The stages by name.</summary>
public static class StageNames
{
    /// <summary>Checks the question and makes it safe to read.</summary>
    public const string Receive = "receive";

    /// <summary>Judges question, caller's instructions and record text.</summary>
    public const string GuardInput = "guard input";

    /// <summary>Picks the task.</summary>
    public const string Route = "route";

    /// <summary>Gathers the evidence.</summary>
    public const string Ground = "ground";

    /// <summary>Opens the text: a model of the chain, or the reference generator.</summary>
    public const string Generate = "generate";

    /// <summary>Checks each sentence and releases it, then adds what must be said.</summary>
    public const string GuardOutput = "guard output";

    /// <summary>Composes the answer.</summary>
    public const string Deliver = "deliver";
}
