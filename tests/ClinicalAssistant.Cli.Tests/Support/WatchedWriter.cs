namespace ClinicalAssistant.Cli.Tests.Support;

/// <summary>A writer that tells when a line with certain words was written.</summary>
internal sealed class WatchedWriter(string words) : StringWriter
{
    private readonly TaskCompletionSource<string> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Seen => _seen.Task;

    public override async Task WriteLineAsync(string? value)
    {
        await base.WriteLineAsync(value);
        if (value?.Contains(words, StringComparison.Ordinal) == true)
            _seen.TrySetResult(value);
    }
}
