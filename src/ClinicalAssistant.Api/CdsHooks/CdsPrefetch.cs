using System.Text.Json;
using ClinicalAssistant.Fhir;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>
/// Fetches what of the prefetch did not come, with the token that came with the request, from a FHIR server of the site's list and from no other: an address
/// in a request leads nowhere by itself. What cannot be had in time stays unknown.
/// </summary>
internal sealed class CdsPrefetch(FhirServers servers, PatientFetch fetch, CdsOptions options, TimeProvider time)
{
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    public async Task<IReadOnlyDictionary<string, JsonElement>> FetchAsync(CdsServiceDefinition service, CdsRequest request, CancellationToken cancellationToken)
    {
        if (request.FhirAuthorization?.AccessToken is not { Length: > 0 } token || servers.Find(request.FhirServer) is not { } server)
            return Nothing;
        var missing = service.Prefetch.Where(template => !Came(request.Prefetch, template.Key)).ToList();
        if (missing.Count == 0)
            return Nothing;
        using var within = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.FetchMilliseconds), time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, within.Token);
        var fetched = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        try
        {
            foreach (var (key, template) in missing)
            {
                if (PrefetchTemplate.Filled(template, request, time.GetUtcNow()) is not { } query || !CdsScopes.Allow(request.FhirAuthorization.Scope, query.Split('/', '?')[0], query.Contains('?', StringComparison.Ordinal)))
                    continue;
                using var document = await fetch.QueryAsync(server, token, query, stop.Token);
                if (document is not null)
                    fetched[key] = document.RootElement.Clone();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time is up: what came by now is used.
        }

        return fetched;
    }

    private static bool Came(JsonElement? prefetch, string key) => prefetch is { ValueKind: JsonValueKind.Object } came && came.TryGetProperty(key, out _);
}
