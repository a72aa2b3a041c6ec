namespace ClinicalAssistant.Evals;

/// <summary>
/// How fast one provider is asked. A provider that says it takes no more halves the calls under way and makes all of them wait for as long as it
/// asks, ten minutes at most; each success lets a little more through again, up to the run's concurrency.
/// </summary>
internal sealed class Pace(int most, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestOwnWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private double _allowed = most;
    private int _busy;
    private TimeSpan _wait = FirstWait;
    private DateTimeOffset _resume = DateTimeOffset.MinValue;

    /// <summary>Calls that may be under way now.</summary>
    public int Allowed => Math.Max(1, (int)_allowed);

    /// <summary>Whether the provider has answered at all.</summary>
    public bool HasWorked { get; private set; }

    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task turn;
            TaskCompletionSource? source = null;
            lock (_lock)
            {
                var left = _resume == DateTimeOffset.MinValue ? TimeSpan.Zero : _resume - time.GetUtcNow();
                if (left > TimeSpan.Zero)
                {
                    turn = Task.Delay(left, time, cancellationToken);
                }
                else if (_busy < Allowed)
                {
                    _busy++;
                    return;
                }
                else
                {
                    source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    _waiting.Enqueue(source);
                    turn = source.Task.WaitAsync(cancellationToken);
                }
            }

            try
            {
                await turn.ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                GiveUp(source);
                throw;
            }
        }
    }

    /// <summary>A call has ended. Others may begin.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _busy--;
            LetNext();
        }
    }

    /// <summary>The provider answered.</summary>
    public void Worked()
    {
        lock (_lock)
        {
            HasWorked = true;
            if (_allowed < most)
                _allowed = Math.Min(most, _allowed + (1 / _allowed));
            _wait = FirstWait;
            LetNext();
        }
    }

    /// <summary>The provider takes no more for now.</summary>
    /// <param name="after">When it wants to be asked again, where it said so.</param>
    public void Limited(TimeSpan? after)
    {
        lock (_lock)
        {
            _allowed = Math.Max(1, _allowed / 2);
            var wait = after is { } asked && asked > TimeSpan.Zero ? asked : _wait;
            _wait = TimeSpan.FromTicks(Math.Min(LongestOwnWait.Ticks, _wait.Ticks * 2));
            var resume = time.GetUtcNow() + (wait < LongestWait ? wait : LongestWait);
            _resume = resume > _resume ? resume : _resume;
        }
    }

    private void LetNext()
    {
        for (var free = Allowed - _busy; free > 0 && _waiting.TryDequeue(out var next);)
        {
            // One that gave up takes no turn.
            if (next.TrySetResult())
                free--;
        }
    }

    private void GiveUp(TaskCompletionSource? source)
    {
        lock (_lock)
        {
            // Its turn had come: the next one takes it.
            if (source is null || !source.TrySetCanceled())
                LetNext();
        }
    }
}
