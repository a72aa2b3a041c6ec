using Microsoft.Extensions.Time.Testing;

namespace ClinicalAssistant.Models.Tests;

/// <summary>A clock that stands still, and lets a test wait until a certain timer is set.</summary>
internal sealed class ObservedTime : FakeTimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _timers = [];
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_lock)
        {
            _timers.Add(dueTime);
            _set.TrySetResult();
            _set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return timer;
    }

    /// <summary>Waits until a timer of this time is set.</summary>
    public async Task TimerAsync(TimeSpan dueTime, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_timers.Contains(dueTime))
                    return;
                next = _set.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }
}
