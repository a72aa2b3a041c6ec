using System.Text.Json;

namespace ClinicalAssistant.Models;

/// <summary>Ollama's list of models (<c>/api/tags</c>). Read here and not by the SDK, which drops where a model runs.</summary>
internal static class OllamaTags
{
    public static async Task<IReadOnlyList<OllamaModel>> ReadAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri("api/tags", UriKind.Relative), cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("models", out var models) || models.ValueKind != JsonValueKind.Array)
            throw new JsonException("The list of models has another shape.");
        return [.. models.EnumerateArray().Select(Read).OfType<OllamaModel>()];
    }

    private static OllamaModel? Read(JsonElement model)
    {
        if (model.ValueKind != JsonValueKind.Object || Text(model, "name") is not { } name)
            return null;
        var size = model.TryGetProperty("size", out var bytes) && bytes.TryGetInt64(out var value) ? value : 0;
        var parameters = model.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object ? Text(details, "parameter_size") : null;
        return new OllamaModel(name, size, parameters, Loopback.IsCloudModel(name) || Text(model, "remote_host") is { Length: > 0 });
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
