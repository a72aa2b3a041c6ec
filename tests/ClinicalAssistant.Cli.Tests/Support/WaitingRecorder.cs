using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Tests.Support;

/// <summary>A record that never opens, until the caller gives up.</summary>
internal sealed class WaitingRecorder : IConsultRecorder
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Waiting => _waiting.Task;

    public async ValueTask<IOpenRecord> OpenAsync(Question question, CancellationToken cancellationToken)
    {
        _waiting.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("The wait has no end.");
    }
}
