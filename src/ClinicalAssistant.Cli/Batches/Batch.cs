using System.Globalization;
using System.Threading.Channels;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Batches;

/// <summary>Runs a batch: lines in, lines out, in the same order, a few side by side. What is done is written at once.</summary>
internal static class Batch
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync<TLine, TResult>(
        Shell shell, (string Input, string Output) files, LineHandler<TLine, TResult> handler, int sideBySide, CancellationToken cancellationToken)
        where TLine : class
    {
        await using var input = InputFiles.OpenRead(files.Input, shell);
        var output = InputFiles.OpenWrite(files.Output, shell);
        try
        {
            return await RunAsync(shell, input, output, handler, sideBySide, cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw new WrongInputException($"{files.Input} is not a whole gzip file. Unpack it, or give it without the .gz ending.", fault);
        }
        finally
        {
            if (output != shell.Output)
                await output.DisposeAsync();
        }
    }

    private static async Task<int> RunAsync<TLine, TResult>(
        Shell shell, Stream input, Stream output, LineHandler<TLine, TResult> handler, int sideBySide, CancellationToken cancellationToken)
        where TLine : class
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var open = Channel.CreateBounded<Task<LineOutcome>>(sideBySide);
        var reading = ReadAsync(input, handler, open.Writer, stop.Token);
        long done = 0, failed = 0;
        var reported = shell.Time.GetTimestamp();
        try
        {
            await foreach (var line in open.Reader.ReadAllAsync(stop.Token))
            {
                var outcome = await line;
                await output.WriteAsync(outcome.Json, stop.Token);
                output.WriteByte((byte)'\n');
                done++;
                failed += outcome.Held ? 0 : 1;
                if (!open.Reader.TryPeek(out var next) || !next.IsCompleted)
                    await output.FlushAsync(stop.Token);
                if (!shell.ErrorRedirected && shell.Time.GetElapsedTime(reported) > BetweenReports)
                {
                    reported = shell.Time.GetTimestamp();
                    await shell.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\r{done} lines"));
                }
            }

            await reading;
        }
        finally
        {
            await stop.CancelAsync();
        }

        await output.FlushAsync(cancellationToken);
        if (failed > 0 || !shell.ErrorRedirected)
            await shell.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(shell.ErrorRedirected ? "" : "\r")}{done} lines, {failed} with errors."));
        return failed == 0 ? ExitCode.Done : ExitCode.NotHeld;
    }

    private static async Task ReadAsync<TLine, TResult>(
        Stream input, LineHandler<TLine, TResult> handler, ChannelWriter<Task<LineOutcome>> open, CancellationToken cancellationToken)
        where TLine : class
    {
        Exception? fault = null;
        try
        {
            long number = 0;
            await foreach (var line in JsonLines.ReadAsync(input, cancellationToken))
            {
                number++;
                if (line is not null && line.AsSpan().IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0)
                    continue;
                var at = number;
                await open.WriteAsync(Task.Run(() => handler.HandleAsync(line, at, cancellationToken).AsTask(), cancellationToken), cancellationToken);
            }
        }
        catch (Exception any)
        {
            fault = any;
        }

        open.Complete(fault);
    }
}
