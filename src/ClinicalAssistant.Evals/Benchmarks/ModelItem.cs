using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One item of a benchmark that asks a model.</summary>
/// <param name="Asked">The conversations to reply to, each of role and text; most items have one.</param>
/// <param name="Judge">Judges the replies, in the same order; null for no verdict, with the reason.</param>
internal sealed record ModelItem(
    IReadOnlyList<IReadOnlyList<(string Role, string Text)>> Asked,
    Func<IReadOnlyList<string>, Judge?, CancellationToken, Task<(BenchmarkItem? Item, ScoredItem? Scores, string? Fault)>> Judge) : PatientWords;
