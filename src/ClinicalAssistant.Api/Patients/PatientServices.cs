using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;

namespace ClinicalAssistant.Api.Patients;

/// <summary>Registration of patients by reference.</summary>
internal static class PatientServices
{
    private const int MostBytes = PatientReader.MaximumBytes;

    public static IServiceCollection AddPatientReferences(this IServiceCollection services, FhirOptions options)
    {
        services.AddSingleton(_ => FhirServers.Load(options.ServersFile));
        services.AddSingleton(provider => new PatientFetch(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds), MaxResponseContentBufferSize = MostBytes },
            provider.GetRequiredService<IdSource>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PatientReferences>().AddSingleton<RequestPatients>();
        return services;
    }
}
