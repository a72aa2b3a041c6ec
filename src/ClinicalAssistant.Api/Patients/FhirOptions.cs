using System.ComponentModel.DataAnnotations;

namespace ClinicalAssistant.Api.Patients;

/// <summary>FHIR servers of the site (section <c>Fhir</c>).</summary>
public sealed class FhirOptions
{
    /// <summary>JSON file with the servers from which patients may be read by reference; empty for none.</summary>
    public string ServersFile { get; set; } = "";

    /// <summary>Seconds that one request to a server may take.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;
}
