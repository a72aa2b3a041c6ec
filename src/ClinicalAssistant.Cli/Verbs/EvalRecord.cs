using System.Text.Json;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Evals;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>Keeps the summaries of finished eval runs in the site's record: ids and figures, no words of a case. A machine that has no record, as in CI, gets none.</summary>
internal static class EvalRecord
{
    /// <summary>Adds a run. A record that cannot be written is said and changes no verdict.</summary>
    public static async Task KeepAsync(Shell shell, RecordOptions records, EvalSummary summary)
    {
        if (!summary.Finished || !(records.IsPostgres || File.Exists(records.File)))
            return;
        var now = shell.Time.GetUtcNow();
        var run = new EvalRun(summary.Suite, summary.Began ?? now, now, summary.Passed, summary.Failed, summary.Errors, JsonSerializer.Serialize(summary, EvalJson.Line.EvalSummary));
        await using var store = new RecordStore(records, shell.Time);
        try
        {
            await store.Of(Tenants.Own).AddEvalRunAsync(run, CancellationToken.None);
        }
        catch (RecordUnavailableException fault)
        {
            await shell.Error.WriteLineAsync("The run is not in the record: " + fault.Message);
        }
    }
}
