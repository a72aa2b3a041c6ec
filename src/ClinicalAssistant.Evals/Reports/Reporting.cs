namespace ClinicalAssistant.Evals;

/// <summary>Writes the files of a run that has ended.</summary>
internal static class Reporting
{
    public static EvalOutcome Close(ResultFolder folder, EvalSummary summary, bool cancelled)
    {
        folder.Write(summary);
        var rows = OrderedRows.Open(folder.Results);
        var forServers = Task.Run(() => JUnitReport.Write(folder, summary, rows));
        HtmlReport.Write(folder, summary, rows);
        MarkdownReport.Write(folder, summary);
        forServers.GetAwaiter().GetResult();
        return new EvalOutcome(summary, folder.Path, cancelled);
    }

    /// <summary>
    /// A run that was broken off has the summary it began or was cancelled with: its figures are taken from the rows it left, and what it says beside
    /// them is kept.
    /// </summary>
    public static EvalSummary Recount(EvalSummary begun, ResultFolder folder)
    {
        var suites = begun.Suites ?? [begun];
        var builders = suites.ToDictionary(suite => suite.Suite, suite => new SummaryBuilder(suite.Suite, suite.Total), StringComparer.Ordinal);
        var notes = new RowNotes();
        foreach (var row in ResultFolder.Read(folder.Results))
        {
            builders.GetValueOrDefault(row.Suite)?.Add(row);
            notes.Add(row);
        }

        var summary = Joining.Of([.. suites.Select(suite => builders[suite.Suite].Again(suite))], begun.Measured, begun.Versions);
        return summary with
        {
            Began = begun.Began,
            Notes = [.. begun.Notes.Concat(notes.All).Distinct()],
            Comparison = begun.Comparison,
            Reasons = [.. summary.Reasons, .. begun.Reasons.Where(reason => !suites.Any(suite => IsOf(suite, reason)))],
        };
    }

    /// <summary>Whether a reason speaks of a suite's own figures, which are counted again.</summary>
    private static bool IsOf(EvalSummary suite, string reason) => reason.StartsWith(suite.Suite + ": ", StringComparison.Ordinal) || reason.StartsWith(suite.Suite + ", ", StringComparison.Ordinal);
}
