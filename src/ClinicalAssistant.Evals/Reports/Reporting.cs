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

    /// <summary>A run that was broken off has the summary it began with: its figures are taken from the rows it left.</summary>
    public static EvalSummary Recount(EvalSummary begun, ResultFolder folder)
    {
        var suites = begun.Suites ?? [begun];
        var builders = suites.ToDictionary(suite => suite.Suite, suite => new SummaryBuilder(suite.Suite, suite.Total), StringComparer.Ordinal);
        foreach (var row in ResultFolder.Read(folder.Results))
            builders.GetValueOrDefault(row.Suite)?.Add(row);
        return Joining.Of([.. suites.Select(suite => builders[suite.Suite].Again(suite))], begun.Measured, begun.Versions);
    }
}
