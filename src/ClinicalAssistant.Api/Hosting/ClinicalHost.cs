using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Api.Protecting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>The services that every host needs, console and server alike.</summary>
public static class ClinicalHost
{
    /// <summary>Adds the pipeline, the record and the patient reader.</summary>
    public static IServiceCollection AddClinicalHost(this IServiceCollection services, ClinicalSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Server);
        services.AddSingleton<PatientReader>();
        services.AddSingleton(provider => CodeNames.Load(
            Path.Combine(settings.Consult.ContentFolder.Length == 0 ? AppContext.BaseDirectory : settings.Consult.ContentFolder, "knowledge", "terminology", "codes.json"), provider.GetRequiredService<KnowledgeBase>()));
        services.AddSingleton<PatientInput>(provider => element =>
        {
            var reading = provider.GetRequiredService<PatientReader>().Read(element);
            return new ReadPatient(provider.GetRequiredService<CodeNames>().Name(reading.Patient), [.. reading.Problems.Select(problem => problem.ToString())]);
        });
        services.AddClinicalAssistant(settings.Consult, settings.Models);
        if (settings.Consult.Vectors.IsPostgres)
            services.AddSingleton<IVectorStore>(_ => new PostgresVectors(settings.Records));
        services.AddClinicalText(settings);
        services.AddRecords(settings.Records);
        return services;
    }
}
