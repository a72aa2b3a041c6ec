namespace ClinicalAssistant.Evals;

/// <summary>A run that has ended, by itself or by cancellation. Its files are written either way.</summary>
/// <param name="Summary">What came of it.</param>
/// <param name="Folder">Where the files are.</param>
/// <param name="Cancelled">Whether the caller cancelled it.</param>
public sealed record EvalOutcome(EvalSummary Summary, string Folder, bool Cancelled)
{
    /// <summary>The program's exit code: 0 held, 1 not held, 130 cancelled.</summary>
    public int ExitCode => Cancelled ? 130 : Summary.Held ? 0 : 1;
}
