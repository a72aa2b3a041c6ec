using ClinicalAssistant.Api.Limiting;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Health;

/// <summary><c>/health/live</c> says that the process answers, <c>/health/ready</c> which dependency is missing.</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new LiveJson("live"))).WithSummary("The process answers.");
        health.MapGet("/ready", async (RecordStore records, ModelCatalogue models, ModelHealth health, ClinicalContent content, SharedLimits limits, IHostApplicationLifetime lifetime, HttpContext context) =>
        {
            var record = await RecordStateAsync(records, context.RequestAborted);
            var stopping = lifetime.ApplicationStopping.IsCancellationRequested;
            var silent = health.Silent();
            var missing = silent.Keys.Select(static name => "model " + name).ToList();
            if (record is not null)
                missing.Add("record");
            if (limits.IsLost)
                missing.Add("redis");
            var ready = new ReadyJson(
                stopping ? "stopping" : record is not null ? "not ready" : missing.Count > 0 ? "degraded" : "ready",
                record ?? "writable",
                models.Providers.Count == 0 ? "none configured: answers come from the evidence" : string.Join(", ", models.Providers.Select(provider => Told(provider, silent))),
                content.Policy.Version,
                $"{content.Knowledge.Name} {content.Knowledge.Version}",
                limits.IsShared switch { null => "counted by this server", true => "shared by Redis", false => "Redis has not answered: counted by this replica alone" },
                missing);
            return Results.Json(ready, statusCode: record is null && !stopping ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).Produces<ReadyJson>().Produces<ReadyJson>(503).WithSummary("Whether questions can be answered, and what is missing if not.");
    }

    private static string Told(ModelProvider provider, IReadOnlyDictionary<string, FailureReason> silent) =>
        silent.TryGetValue(provider.Name, out var reason) ? $"{provider.Name} (does not answer: {reason}; the next of its route or the evidence does)" : provider.Name;

    private static async Task<string?> RecordStateAsync(RecordStore records, CancellationToken cancellationToken)
    {
        try
        {
            await records.CheckAsync(cancellationToken);
            return null;
        }
        catch (Core.RecordUnavailableException unavailable)
        {
            return unavailable.Message;
        }
    }
}
