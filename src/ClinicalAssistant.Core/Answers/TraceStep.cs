namespace ClinicalAssistant.Core;

/// <summary>One step of how an answer came to be: which stage, how long, what it decided. Holds no patient or user text.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Detail">What was decided, in codes and counts.</param>
public sealed record TraceStep(string Stage, TimeSpan Elapsed, string Detail);
