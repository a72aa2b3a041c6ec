using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ClinicalAssistant.Api.Telemetry;

/// <summary>OpenTelemetry over what the program measures. Where the site wants none of it nothing of it is loaded.</summary>
internal static class OpenTelemetrySetup
{
    private static readonly string[] Meters = [ServerMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "System.Net.Http", Models.ModelCatalogue.TelemetryName];

    public static void AddTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        services.AddMetrics();
        services.AddSingleton<ServerMetrics>();
        if (options.Prometheus || options.OtlpEndpoint.Length > 0)
            Add(services, options);
    }

    public static void MapMetrics(this WebApplication app, TelemetryOptions options)
    {
        if (options.Prometheus)
            Map(app);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(IServiceCollection services, TelemetryOptions options)
    {
        Uri? collector = null;
        if (options.OtlpEndpoint.Length > 0 && !Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out collector))
            throw new WrongInputException("Telemetry:OtlpEndpoint is no address: write one such as http://127.0.0.1:4317.");
        services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService("clinical-assistant"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                if (options.Prometheus)
                    metrics.AddPrometheusExporter();
                if (collector is not null)
                    metrics.AddOtlpExporter(exporter => exporter.Endpoint = collector);
            })
            .WithTracing(traces =>
            {
                if (collector is null)
                    return;
                traces.AddSource(ConsultTelemetry.Name, Models.ModelCatalogue.TelemetryName, "Microsoft.AspNetCore").AddOtlpExporter(exporter => exporter.Endpoint = collector);
            });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Map(WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics");
}
