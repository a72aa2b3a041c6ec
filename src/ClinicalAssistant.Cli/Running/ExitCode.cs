namespace ClinicalAssistant.Cli.Running;

/// <summary>The exit codes, whatever the verb.</summary>
internal static class ExitCode
{
    /// <summary>Done, whatever the clinical outcome.</summary>
    public const int Done = 0;

    /// <summary>The thing asked for did not hold: a failed check, lines with errors, an answer that failed.</summary>
    public const int NotHeld = 1;

    /// <summary>Wrong use or unreadable input.</summary>
    public const int WrongUse = 2;

    /// <summary>A needed service or model cannot be reached.</summary>
    public const int Unreachable = 3;

    /// <summary>Cancelled by the user.</summary>
    public const int Cancelled = 130;
}
