using ClinicalAssistant.Core;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>Deletes conversations whose term is over, at start and once a day.</summary>
internal sealed partial class RetentionService(RecordStore records, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Daily, time);
        do
        {
            try
            {
                await records.PurgeAsync(stoppingToken);
                await records.Documents.PurgeAsync(stoppingToken);
            }
            catch (RecordUnavailableException)
            {
                LogUnavailable(logger);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return; // A host that could not start stops its services too, and takes this for a fault of theirs.
            }
        }
        while (await NextDayAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextDayAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        await ((Task)timer.WaitForNextTickAsync(stopping).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stopping.IsCancellationRequested;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Retention did not run: the record store cannot be written. /health/ready says more.")]
    private static partial void LogUnavailable(ILogger logger);
}
