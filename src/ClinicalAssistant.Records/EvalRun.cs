namespace ClinicalAssistant.Records;

/// <summary>The outcome of one run of an eval suite.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Passed">Cases that held.</param>
/// <param name="Failed">Cases that did not.</param>
/// <param name="Errors">Cases that could not be judged.</param>
/// <param name="Summary">The run's summary.json, or null.</param>
public sealed record EvalRun(string Suite, DateTimeOffset Started, DateTimeOffset Ended, int Passed, int Failed, int Errors, string? Summary);
