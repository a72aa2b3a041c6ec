using System.Net.Http.Headers;
using System.Text.Json;

namespace ClinicalAssistant.Models;

/// <summary>The names of the models that a server lists.</summary>
internal static class ModelNames
{
    public static async Task<IReadOnlyList<string>> ReadAsync(HttpClient http, Uri endpoint, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint.AbsoluteUri.TrimEnd('/') + "/models");
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var list = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), default, cancellationToken).ConfigureAwait(false);
        return list.RootElement is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("data", out var models) && models.ValueKind == JsonValueKind.Array
            ? [.. models.EnumerateArray().Select(Name).OfType<string>()]
            : throw new WireFailure(FailureReason.InvalidReply) { Code = nameof(JsonException) };
    }

    private static string? Name(JsonElement model) =>
        model.ValueKind == JsonValueKind.Object && model.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
