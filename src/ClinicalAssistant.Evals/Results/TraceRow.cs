namespace ClinicalAssistant.Evals;

/// <summary>One stage of the pipeline for a case. Holds no patient or user text.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Detail">What it decided, in codes and counts.</param>
public sealed record TraceRow(string Stage, double Milliseconds, string Detail);
