namespace ClinicalAssistant.Evals;

/// <summary>How long a run will still take, at the pace since it began or was gone on with.</summary>
internal sealed class RunClock(TimeProvider time, int total, int before)
{
    private readonly long _started = time.GetTimestamp();

    public EvalProgress Progress(RunReport report)
    {
        var done = report.Passed + report.Failed + report.Errors;
        var fresh = done - before;
        var elapsed = time.GetElapsedTime(_started);
        return new EvalProgress(done, total, report.Failed, report.Errors)
        {
            Left = fresh > 0 ? elapsed / fresh * Math.Max(0, total - done) : null,
            Cost = report.Cost,
        };
    }
}
