namespace ClinicalAssistant.Cli.Batches;

/// <summary>What a line of a batch gave.</summary>
/// <param name="Json">The line to write, without its end.</param>
/// <param name="Held">False for an error, or a result that failed.</param>
internal readonly record struct LineOutcome(byte[] Json, bool Held);
