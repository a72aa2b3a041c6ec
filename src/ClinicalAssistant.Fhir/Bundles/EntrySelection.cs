using System.Text.Json;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>
/// Which entries of a long record are worth parsing: of each measure, of visits and of documents the newest. What cannot be told apart by code and date is kept,
/// so that a broken entry is still told.
/// </summary>
internal static class EntrySelection
{
    /// <summary>So many of each measure, of visits, of documents.</summary>
    public const int Newest = 50;

    public static IReadOnlyList<RawEntry> Of(List<RawEntry> entries, ProblemList problems)
    {
        if (entries.Count <= Newest)
            return entries;
        var left = new HashSet<int>();
        foreach (var group in entries.Select(static entry => (Entry: entry, Key: KeyOf(entry.Resource))).Where(static pair => pair.Key is not null).GroupBy(static pair => pair.Key!.Value.Kind))
        {
            if (group.Count() > Newest)
                left.UnionWith(group.OrderByDescending(static pair => pair.Key!.Value.Date, StringComparer.Ordinal).ThenBy(static pair => pair.Entry.Index).Skip(Newest).Select(static pair => pair.Entry.Index));
        }

        if (left.Count == 0)
            return entries;
        problems.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{left.Count} older entries were not read: of each measure, of visits and of documents the newest {Newest} are"), "Send what the question needs where older values matter");
        return [.. entries.Where(entry => !left.Contains(entry.Index))];
    }

    /// <summary>What an entry is one of, and its date; null for kinds that are always read and for what cannot be told.</summary>
    private static (string Kind, string Date)? KeyOf(JsonElement resource)
    {
        if (!resource.TryGetProperty("resourceType", out var type) || type.ValueKind != JsonValueKind.String)
            return null;
        if (type.ValueEquals("Observation"))
            return CodeOf(resource) is { } code && (Text(resource, "effectiveDateTime") ?? Text(Part(resource, "effectivePeriod"), "start") ?? Text(resource, "effectiveInstant") ?? Text(resource, "issued")) is { } taken ? (code, taken) : null;
        if (type.ValueEquals("Encounter"))
            return Text(Part(resource, "period"), "start") is { } start ? ("Encounter", start) : null;
        return type.ValueEquals("DocumentReference") && Text(resource, "date") is { } date ? ("DocumentReference", date) : null;
    }

    private static string? CodeOf(JsonElement observation)
    {
        var code = Part(observation, "code");
        if (code is { } concept && concept.TryGetProperty("coding", out var codings) && codings.ValueKind == JsonValueKind.Array)
        {
            foreach (var coding in codings.EnumerateArray())
            {
                if (coding.ValueKind == JsonValueKind.Object && Text(coding, "code") is { } found)
                    return found;
            }
        }

        return Text(code, "text");
    }

    private static JsonElement? Part(JsonElement element, string name) => element.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    private static string? Text(JsonElement? element, string name) => element is { } given && given.TryGetProperty(name, out var value) ? JsonText.Of(value) : null;
}
