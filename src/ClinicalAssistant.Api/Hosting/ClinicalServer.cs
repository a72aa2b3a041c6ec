using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Api.Auditing;
using ClinicalAssistant.Api.CdsHooks;
using ClinicalAssistant.Api.Conversing;
using ClinicalAssistant.Api.Documents;
using ClinicalAssistant.Api.Engines;
using ClinicalAssistant.Api.Faults;
using ClinicalAssistant.Api.Feedback;
using ClinicalAssistant.Api.Health;
using ClinicalAssistant.Api.Mcp;
using ClinicalAssistant.Api.OpenAIWire;
using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Fhir;
using ClinicalAssistant.Api.Telemetry;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records;
using Scalar.AspNetCore;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>Builds the server. <c>clinical serve</c> and the API's own program run the same one.</summary>
public static class ClinicalServer
{
    /// <summary>A server ready to run: content is loaded and checked, the record prepared, the addresses checked against the keys.</summary>
    /// <exception cref="Core.WrongInputException">A setting or a content file is wrong.</exception>
    public static WebApplication Build(string[] args, ClinicalSettings? settings = null, Action<IServiceCollection>? configure = null)
    {
        settings ??= ClinicalSettings.Read(ClinicalSettings.Configuration());
        // The settings are read once. A host that looks for changes to them watches every folder below its own and the current one, the record's writes with them.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false", .. args], ContentRootPath = AppContext.BaseDirectory });
        var keys = ApiKeys.Load(settings.Server.ApiKeysFile);
        var urls = builder.Configuration["urls"] is { Length: > 0 } given ? given : settings.Server.Urls;
        ApiKeys.RequireForOpenAddresses(urls, () => keys.Any || settings.Server.OidcAuthority.Length > 0 || HasKeys(settings));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = settings.Server.MaxBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = settings.Server.MaxConnections;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddClinicalHost(settings);
        builder.Services.AddSingleton(keys).AddSingleton<EventWriter>().AddSingleton<WireDoor>().AddSingleton<KeptDocuments>().AddSingleton<EngineUse>();
        builder.Services.AddPatientReferences(settings.Fhir);
        builder.Services.AddClinicalMcp();
        builder.Services.AddServing(settings);
        builder.Services.AddCdsHooks(settings.CdsHooks, settings.Consult.ContentFolder);
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            // A resolver's metadata follows the options that use it: without these the objects would differ from the batch verbs'.
            json.SerializerOptions.PropertyNamingPolicy = ContractJson.Wire.Options.PropertyNamingPolicy;
            json.SerializerOptions.DefaultIgnoreCondition = ContractJson.Wire.Options.DefaultIgnoreCondition;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractJson.Wire);
        });
        builder.Services.AddOpenApi();
        builder.Services.AddExceptionHandler<FaultHandler>();
        builder.Services.AddHostedService<RetentionService>();
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseMiddleware<McpOriginMiddleware>();
        app.UseServing(settings.Server);
        app.MapAsking();
        app.MapConversations();
        app.MapEngines();
        app.MapLeaflets();
        app.MapDocuments();
        app.MapOpenAIWire();
        app.MapAudit();
        app.MapFeedback();
        app.MapMetrics(settings.Telemetry);
        app.MapCdsHooks();
        app.MapMcp(McpServices.Path);
        app.MapHealth();
        app.MapOpenApi();
        app.MapScalarApiReference("/docs");
        _ = app.Services.GetRequiredService<ConsultPipeline>();
        _ = app.Services.GetRequiredService<CdsAnswers>();
        _ = app.Services.GetRequiredService<FhirServers>();
        return app;
    }

    /// <summary>Whether the record holds a valid key; asked only where the server would listen beyond this machine without one.</summary>
    private static bool HasKeys(ClinicalSettings settings)
    {
        try
        {
            return Task.Run(AskAsync).GetAwaiter().GetResult();
        }
        catch (Core.RecordUnavailableException)
        {
            // A database that is not up yet: callers are asked for keys in any case, as the server is not on loopback.
            return settings.Records.IsPostgres;
        }

        async Task<bool> AskAsync()
        {
            var store = new RecordStore(settings.Records, TimeProvider.System);
            await using (store)
                return await store.Keys.AnyAsync();
        }
    }
}
