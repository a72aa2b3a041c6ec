using System.Buffers;
using System.Text.Json;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>The resources of a prefetch as one bundle, for the reader that reads every other record too.</summary>
internal sealed class PrefetchBundle
{
    private readonly List<JsonElement> _resources = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _present = new(StringComparer.Ordinal);

    /// <summary>What came and could not be used.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public bool IsEmpty => _resources.Count == 0;

    /// <summary>Whether a key came, with data or with the word that there is none.</summary>
    public bool Has(string key) => _present.Contains(key);

    /// <summary>Adds what came under a key: a resource, a bundle, or null where a search found nothing.</summary>
    public void Add(string key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            _present.Add(key);
            return;
        }

        if (value.ValueKind != JsonValueKind.Object || Type(value) is not { } type)
        {
            _problems.Add($"prefetch '{key}' is no FHIR resource and was not used.");
            return;
        }

        if (type == "OperationOutcome")
        {
            _problems.Add($"prefetch '{key}' holds an OperationOutcome: it could not be read at its source.");
            return;
        }

        _present.Add(key);
        if (type == "Bundle")
            AddEntries(key, value);
        else
            _resources.Add(value);
    }

    /// <summary>The id of the Patient resource, or null where there is none.</summary>
    public string? PatientId => _resources.Where(resource => Type(resource) == "Patient").Select(resource => resource.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null).FirstOrDefault();

    /// <summary>All of it as a FHIR bundle.</summary>
    public JsonDocument ToBundle()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType", "Bundle");
            writer.WriteString("type", "collection");
            writer.WriteStartArray("entry");
            foreach (var resource in _resources)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("resource");
                resource.WriteTo(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory);
    }

    private void AddEntries(string key, JsonElement bundle)
    {
        if (bundle.TryGetProperty("entry", out var entries) && entries.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in entries.EnumerateArray())
            {
                if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("resource", out var resource) && resource.ValueKind == JsonValueKind.Object && Type(resource) != "OperationOutcome")
                    _resources.Add(resource);
            }
        }

        if (bundle.TryGetProperty("link", out var links) && links.ValueKind == JsonValueKind.Array
            && links.EnumerateArray().Any(link => link.ValueKind == JsonValueKind.Object && link.TryGetProperty("relation", out var relation) && relation.ValueKind == JsonValueKind.String && relation.ValueEquals("next")))
            _problems.Add($"prefetch '{key}' has further pages, which were not read.");
    }

    private static string? Type(JsonElement resource) =>
        resource.TryGetProperty("resourceType", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
