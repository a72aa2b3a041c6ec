namespace ClinicalAssistant.Evals;

/// <summary>A timer that rings once, later by what its case waited for its turn meanwhile.</summary>
internal sealed class CaseTimer : ITimer
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly CaseContext _context;
    private readonly Action _ring;
    private readonly ITimer _timer;
    private TimeSpan _counted;

    public CaseTimer(TimeProvider under, CaseContext context, Action ring, TimeSpan due)
    {
        (_context, _ring) = (context, ring);
        _timer = under.CreateTimer(static timer => ((CaseTimer)timer!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Change(due, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
            _counted = _context.Waited;
        return _timer.Change(dueTime, period);
    }

    public void Dispose() => _timer.Dispose();

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Due()
    {
        TimeSpan more;
        lock (_lock)
        {
            var waited = _context.Waited;
            more = waited - _counted;
            _counted = waited;
        }

        if (more >= Least)
            _timer.Change(more, Timeout.InfiniteTimeSpan);
        else
            _ring();
    }
}
