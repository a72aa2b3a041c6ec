namespace ClinicalAssistant.Fhir;

/// <summary>A FHIR server from which patients may be read.</summary>
/// <param name="Base">Its base address, as callers name it.</param>
public sealed record FhirServer(Uri Base)
{
    /// <summary>The token endpoint; null for the one that the server's SMART configuration names, where a client is set.</summary>
    public Uri? TokenUrl { get; init; }

    /// <summary>This program's client id there (SMART Backend Services); null where the server asks for no token.</summary>
    public string? ClientId { get; init; }

    /// <summary>File with the private key in PEM: EC on P-384, or RSA.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The key's id as it was registered.</summary>
    public string? KeyId { get; init; }

    /// <summary>Scopes to ask for.</summary>
    public string Scope { get; init; } = "system/*.rs";
}
