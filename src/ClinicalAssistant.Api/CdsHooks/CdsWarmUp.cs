using System.Text.Json;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Answers the example requests once the server listens: packs are then loaded and code is compiled before the first caller asks. Nothing of it is recorded or kept.</summary>
internal sealed class CdsWarmUp(CdsContent content, CdsPatientReader patients, CdsAdviser adviser, CdsOptions options) : BackgroundService
{
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; round < options.WarmUpRounds; round++)
        {
            // Callers who are there already go first.
            await Task.Yield();
            foreach (var request in content.Examples)
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                Answer(request);
            }
        }
    }

    private void Answer(CdsRequest request)
    {
        var service = content.Services.First(service => service.Hook == request.Hook);
        var patientId = request.InContext("patientId")!;
        var advice = adviser.Advise(service, request, patientId, patients.Read(service, request, patientId, Nothing));
        _ = JsonSerializer.SerializeToUtf8Bytes(advice.Response, CdsJson.Default.CdsResponse);
    }
}
