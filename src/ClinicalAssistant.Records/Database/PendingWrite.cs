namespace ClinicalAssistant.Records.Database;

/// <summary>One write that waits for the next transaction.</summary>
internal sealed class PendingWrite(Func<RecordWriter, Task> write, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    /// <summary>Whether nobody waits for it any more; it is then passed over.</summary>
    public bool IsCancelled => cancellationToken.IsCancellationRequested && (_done.TrySetCanceled(cancellationToken) || true);

    public Task RunAsync(RecordWriter writer) => write(writer);

    public void Succeed() => _done.TrySetResult();

    public void Fail(Exception fault) => _done.TrySetException(fault);
}
