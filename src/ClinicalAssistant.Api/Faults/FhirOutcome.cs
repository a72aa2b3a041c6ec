namespace ClinicalAssistant.Api.Faults;

/// <summary>FHIR's OperationOutcome, for callers that speak FHIR.</summary>
internal sealed record FhirOutcome(string ResourceType, IReadOnlyList<FhirOutcome.Problem> Issue)
{
    /// <summary>An outcome of one problem.</summary>
    public static FhirOutcome Of(int status, string diagnostics) =>
        new("OperationOutcome", [new Problem("error", status < StatusCodes.Status500InternalServerError ? "invalid" : "exception", diagnostics)]);

    /// <summary>One problem with its remedy.</summary>
    internal sealed record Problem(string Severity, string Code, string Diagnostics);
}
