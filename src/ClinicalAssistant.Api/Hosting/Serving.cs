using ClinicalAssistant.Api.Auditing;
using ClinicalAssistant.Api.Health;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Api.Limiting;
using ClinicalAssistant.Api.Telemetry;
using ClinicalAssistant.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>What a server needs around the pipeline: who calls, what they may use, what is measured, how long anything may take.</summary>
internal static class Serving
{
    private const string Pages = "pages";

    public static void AddServing(this IServiceCollection services, ClinicalSettings settings)
    {
        services.AddTelemetry(settings.Telemetry);
        services.AddSingleton(settings.Records);
        services.AddSingleton<KeyRing>().AddSingleton<AuditLog>().AddSingleton<PatientGate>().AddSingleton<SharedLimits>().AddSingleton<ModelHealth>();
        services.TryAddSingleton<PatientAccess>(static (_, _, _) => ValueTask.FromResult(true));
        services.AddSingleton<IConsultRecorder, MeteredRecorder>();
        services.AddTokenSignIn(settings.Server, settings.Records.EncryptText);
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(settings.Server.MaxSecondsPerRequest), TimeoutStatusCode = StatusCodes.Status504GatewayTimeout });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.Server.ShutdownSeconds));
        if (settings.Server.CorsOrigins.Length > 0)
            services.AddCors(cors => cors.AddPolicy(Pages, policy => policy.WithOrigins(settings.Server.CorsOrigins.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).AllowAnyHeader().AllowAnyMethod()));
    }

    public static void UseServing(this WebApplication app, ServerOptions options)
    {
        app.UseRouting();
        if (options.CorsOrigins.Length > 0)
            app.UseCors(Pages);
        else
            app.UseCors();
        app.UseMiddleware<ApiKeyMiddleware>();
        app.UseMiddleware<LimitsMiddleware>();
        app.UseRequestTimeouts();
    }
}
