using ClinicalAssistant.Api.Guarding;
using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Fhir;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Registration of the CDS Hooks service.</summary>
internal static class CdsHooksServices
{
    public const string CorsPolicy = "cds-hooks";

    public static IServiceCollection AddCdsHooks(this IServiceCollection services, CdsOptions options, string contentFolder)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => CdsIssuers.Load(options.IssuersFile, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TokenReplay>().AddSingleton<CdsTokens>();
        services.AddSingleton(provider => CdsContent.Load(Path.Combine(contentFolder.Length == 0 ? AppContext.BaseDirectory : contentFolder, "knowledge", "cds-hooks"), provider.GetRequiredService<CalculatorCatalogue>()));
        services.TryAddEngineGuards();
        services.AddSingleton<CardMaker>().AddSingleton<MedicationCards>().AddSingleton<RedFlagCards>().AddSingleton<CalculationCards>();
        services.AddSingleton(provider => new DraftOrderReader(provider.GetRequiredService<CodeNames>().Find));
        services.AddSingleton<CdsAdviser>().AddSingleton<CdsPatientReader>().AddSingleton<CdsPrefetch>().AddSingleton<CdsAnswers>().AddSingleton<FeedbackRecord>();
        if (options.WarmUpRounds > 0)
            services.AddHostedService<CdsWarmUp>();
        services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy =>
        {
            var origins = options.Origins.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            (origins.Contains("*") ? policy.AllowAnyOrigin() : policy.WithOrigins(origins)).WithMethods("GET", "POST", "OPTIONS").AllowAnyHeader().WithExposedHeaders("Location");
        }));
        return services;
    }
}
