using System.Collections.Concurrent;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>Access tokens of this program at the site's FHIR servers, each kept until shortly before it ends. None is ever logged or shown.</summary>
internal sealed class BackendTokens(HttpClient http, IdSource ids, TimeProvider time)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Uri, (string Token, DateTimeOffset Until)> _kept = new();

    /// <summary>A token, or null where the server asks for none.</summary>
    /// <exception cref="FhirServerException">The token endpoint gives none; the message says what to check.</exception>
    public async Task<string?> GetAsync(FhirServer server, CancellationToken cancellationToken)
    {
        if (server.ClientId is null)
            return null;
        if (_kept.TryGetValue(server.Base, out var kept) && kept.Until > time.GetUtcNow())
            return kept.Token;
        var endpoint = server.TokenUrl ?? await EndpointAsync(server, cancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = server.Scope,
            ["client_assertion_type"] = AssertionType,
            ["client_assertion"] = ClientAssertion.Sign(server, endpoint, ids.Next(), time.GetUtcNow()),
        });
        using var response = await FhirServerException.SendAsync(() => http.PostAsync(endpoint, form, cancellationToken), server, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new FhirServerException($"The token endpoint of {server.Base} refused this program (status {(int)response.StatusCode}). Check client_id, key_id, key and scope in Fhir:ServersFile.");
        using var body = await FhirServerException.JsonAsync(response, server, cancellationToken);
        if (!body.RootElement.TryGetProperty("access_token", out var token) || token.GetString() is not { Length: > 0 } value)
            throw new FhirServerException($"The token endpoint of {server.Base} gave no access_token.");
        var seconds = body.RootElement.TryGetProperty("expires_in", out var expires) && expires.TryGetInt32(out var stated) ? stated : 60;
        _kept[server.Base] = (value, time.GetUtcNow().AddSeconds(seconds) - Margin);
        return value;
    }

    private async Task<Uri> EndpointAsync(FhirServer server, CancellationToken cancellationToken)
    {
        using var response = await FhirServerException.SendAsync(() => http.GetAsync(new Uri(server.Base.AbsoluteUri.TrimEnd('/') + "/.well-known/smart-configuration"), cancellationToken), server, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new FhirServerException($"{server.Base} has no SMART configuration (status {(int)response.StatusCode}). Give token_url in Fhir:ServersFile.");
        using var body = await FhirServerException.JsonAsync(response, server, cancellationToken);
        return body.RootElement.TryGetProperty("token_endpoint", out var named) && Uri.TryCreate(named.GetString(), UriKind.Absolute, out var endpoint)
            && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.IsLoopback)
            ? endpoint
            : throw new FhirServerException($"The SMART configuration of {server.Base} names no token_endpoint over https. Give token_url in Fhir:ServersFile.");
    }
}
