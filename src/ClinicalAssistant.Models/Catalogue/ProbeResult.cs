namespace ClinicalAssistant.Models;

/// <summary>What a test of a provider showed.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Reachable">Whether a server answered at all.</param>
/// <param name="ModelPresent">Whether it has the model; null where that could not be told.</param>
/// <param name="Answered">Whether a one-line chat came back.</param>
/// <param name="Elapsed">How long the test took.</param>
public sealed record ProbeResult(string Provider, bool Reachable, bool? ModelPresent, bool Answered, TimeSpan Elapsed)
{
    /// <summary>Why it failed, or null where it did not.</summary>
    public FailureReason? Reason { get; init; }

    /// <summary>What to do about it, or null where nothing is to be done.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether the provider can be used.</summary>
    public bool Works => Answered;
}
