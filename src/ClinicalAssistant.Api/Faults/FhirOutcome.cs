namespace ClinicalAssistant.Api.Faults;

/// <summary>FHIR's OperationOutcome, for callers that speak FHIR.</summary>
internal sealed record FhirOutcome(IReadOnlyList<FhirOutcome.Problem> Issue)
{
    /// <summary>Always the same.</summary>
    public string ResourceType => "OperationOutcome";

    /// <summary>One problem with its remedy.</summary>
    internal sealed record Problem(string Severity, string Code, string Diagnostics);
}
