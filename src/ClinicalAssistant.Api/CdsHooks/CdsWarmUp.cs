using System.Text.Json;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>
/// Answers the example requests once the server listens and has had a moment for who asks whether it is ready: packs are then loaded and code is compiled before the first
/// caller asks. Nothing of it is recorded or kept.
/// </summary>
internal sealed class CdsWarmUp(CdsContent content, CdsPatientReader patients, CdsAdviser adviser, CdsOptions options, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(2);
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var starting = lifetime.ApplicationStarted.Register(started.SetResult);
        if (!await HasComeAsync(started.Task.WaitAsync(stoppingToken), stoppingToken) || !await HasComeAsync(Task.Delay(Pause, time, stoppingToken), stoppingToken))
            return;
        for (var round = 0; round < options.WarmUpRounds; round++)
        {
            foreach (var request in content.Examples)
            {
                // Callers who are there already go first.
                if (!await HasComeAsync(Task.Delay(Breath, time, stoppingToken), stoppingToken))
                    return;
                Answer(request);
            }
        }

        // What loading and compiling left behind is given back, once.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.GiveBack();
    }

    /// <summary>Waits; false where the server is stopping, which is no fault of this.</summary>
    private static async Task<bool> HasComeAsync(Task awaited, CancellationToken stopping)
    {
        await awaited.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stopping.IsCancellationRequested;
    }

    private void Answer(CdsRequest request)
    {
        var service = content.Services.First(service => service.Hook == request.Hook);
        var patientId = request.InContext("patientId")!;
        var advice = adviser.Advise(service, request, patientId, patients.Read(service, request, patientId, Nothing));
        _ = JsonSerializer.SerializeToUtf8Bytes(advice.Response, CdsJson.Default.CdsResponse);
    }
}
