using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One item of a benchmark that asks a model.</summary>
/// <param name="Messages">What is asked: role and text.</param>
/// <param name="Judge">Judges the reply; null for no verdict, with the reason.</param>
internal sealed record ModelItem(IReadOnlyList<(string Role, string Text)> Messages, Func<string, Judge?, CancellationToken, Task<(BenchmarkItem? Item, ScoredItem? Scores, string? Fault)>> Judge) : PatientWords;
