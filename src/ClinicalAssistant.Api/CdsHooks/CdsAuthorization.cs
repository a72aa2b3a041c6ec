using System.Text.Json.Serialization;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>The token with which a service may read from the caller's FHIR server. Shows nothing of itself.</summary>
internal sealed record CdsAuthorization
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("token_type")]
    public string? TokenType { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    public override string ToString() => nameof(CdsAuthorization) + " (content withheld)";
}
