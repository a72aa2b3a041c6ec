namespace ClinicalAssistant.Cli.Verbs;

/// <summary>Names that stand for something of the program's own.</summary>
internal static class Names
{
    /// <summary>The generator that answers from the evidence alone.</summary>
    public const string Reference = "reference";

    /// <summary>Leaves a choice to the program.</summary>
    public const string Auto = "auto";
}
