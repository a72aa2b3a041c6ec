namespace ClinicalAssistant.Evals;

/// <summary>
/// The clock of a run. Within a case it stands still while the case waits for its turn to ask a model: such a wait is the run's, so it counts neither
/// as the model's latency nor against the time that a question may take.
/// </summary>
internal sealed class CaseTime(TimeProvider under) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => under.LocalTimeZone;

    public override long TimestampFrequency => under.TimestampFrequency;

    /// <summary>The clock that never stands still: waits are measured by it.</summary>
    public static TimeProvider Under(TimeProvider time) => time is CaseTime own ? own.Through : time;

    private TimeProvider Through => under;

    public override DateTimeOffset GetUtcNow() => under.GetUtcNow();

    public override long GetTimestamp()
    {
        var now = under.GetTimestamp();
        return CaseContext.Current is { } context ? now - (long)(context.Waited.TotalSeconds * under.TimestampFrequency) : now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        CaseContext.Current is { } context && period == Timeout.InfiniteTimeSpan
            ? new CaseTimer(under, context, () => callback(state), dueTime)
            : under.CreateTimer(callback, state, dueTime, period);
}
