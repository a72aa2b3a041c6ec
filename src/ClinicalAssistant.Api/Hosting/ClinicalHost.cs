using ClinicalAssistant.Api.Protecting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;
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
        services.AddSingleton<PatientInput>(provider => element =>
        {
            var reading = provider.GetRequiredService<PatientReader>().Read(element);
            return new ReadPatient(reading.Patient, [.. reading.Problems.Select(problem => problem.ToString())]);
        });
        services.AddClinicalAssistant(settings.Consult, settings.Models);
        services.AddClinicalText(settings);
        services.AddRecords(settings.Records);
        return services;
    }
}
