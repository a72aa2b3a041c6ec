using System.Text.Json;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads an ontology in obographs JSON: the first graph's class nodes and its <c>is_a</c> edges.</summary>
internal sealed class ObographsReader
{
    private const string ReplacedBy = "http://purl.obolibrary.org/obo/IAO_0100001";

    private readonly OntologyDraft _draft;
    private readonly Dictionary<string, TermDraft> _byId = new(StringComparer.Ordinal);
    private readonly List<(string Child, string Parent, long Offset)> _edges = [];

    private ObographsReader(SourceFile file) => _draft = new OntologyDraft(file);

    /// <exception cref="Core.WrongInputException">The file is broken or no obographs; names line and column.</exception>
    public static OntologyDraft Read(SourceFile file)
    {
        try
        {
            return new ObographsReader(file).Read();
        }
        catch (JsonException fault)
        {
            throw JsonPlace.Wrong(file, fault);
        }
    }

    private OntologyDraft Read()
    {
        var reader = new Utf8JsonReader(_draft.File.Bytes);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject, "an object with 'graphs'");
        var graphs = 0;
        while (NextProperty(ref reader) is { } name)
        {
            if (name != "graphs")
            {
                reader.Skip();
                continue;
            }

            Expect(ref reader, JsonTokenType.StartArray, "a list of graphs");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (graphs++ == 0)
                    ReadGraph(ref reader);
                else
                    reader.Skip();
            }
        }

        // Also finds what follows the object.
        while (reader.Read())
        {
        }

        if (graphs == 0)
            throw _draft.File.Wrong(0, "there is no graph in it. An obographs file holds 'graphs' with 'nodes' and 'edges'.");
        foreach (var (child, parent, offset) in _edges)
        {
            if (_byId.TryGetValue(child, out var term))
                term.Parents.Add((parent, offset));
        }

        return _draft;
    }

    private void ReadGraph(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, "a graph");
        while (NextProperty(ref reader) is { } name)
        {
            switch (name)
            {
                case "meta":
                    ReadGraphMeta(ref reader);
                    break;
                case "nodes":
                    Expect(ref reader, JsonTokenType.StartArray, "a list of nodes");
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        ReadNode(ref reader);
                    break;
                case "edges":
                    Expect(ref reader, JsonTokenType.StartArray, "a list of edges");
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        ReadEdge(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private void ReadGraphMeta(ref Utf8JsonReader reader)
    {
        using var meta = JsonDocument.ParseValue(ref reader);
        if (meta.RootElement.ValueKind != JsonValueKind.Object)
            return;
        if (meta.RootElement.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String)
            _draft.Version = version.GetString();
        foreach (var (predicate, value) in Properties(meta.RootElement))
        {
            if (predicate.EndsWith("/license", StringComparison.Ordinal))
                _draft.Licence = value;
            else if (predicate.EndsWith("/title", StringComparison.Ordinal))
                _draft.Title = value;
        }
    }

    private void ReadNode(ref Utf8JsonReader reader)
    {
        var offset = reader.TokenStartIndex;
        Expect(ref reader, JsonTokenType.StartObject, "a node");
        using var node = JsonDocument.ParseValue(ref reader);
        var root = node.RootElement;
        if (Text(root, "id") is not { } address)
            throw _draft.File.Wrong(offset, "a node without 'id'. Mend it, or fetch the file again.");
        if (TermIds.Short(address) is not { } id || Text(root, "type") is not (null or "CLASS"))
            return;
        var term = new TermDraft(id, offset) { Label = Text(root, "lbl") };
        if (root.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object)
            ReadTermMeta(term, meta);
        if (term.Label is null && !term.Obsolete)
            return;
        _draft.Terms.Add(term);
        _byId[id] = term;
    }

    private static void ReadTermMeta(TermDraft term, JsonElement meta)
    {
        term.Obsolete = meta.TryGetProperty("deprecated", out var deprecated) && deprecated.ValueKind == JsonValueKind.True;
        if (meta.TryGetProperty("synonyms", out var synonyms) && synonyms.ValueKind == JsonValueKind.Array)
        {
            foreach (var synonym in synonyms.EnumerateArray())
            {
                if (Text(synonym, "val") is { } text)
                    term.Synonyms.Add((text, Kind(Text(synonym, "pred"), Text(synonym, "synonymType"))));
            }
        }

        foreach (var (predicate, value) in Properties(meta))
        {
            if (predicate.EndsWith("hasAlternativeId", StringComparison.Ordinal) && TermIds.Short(value) is { } alternative)
                term.AlternativeIds.Add(alternative);
            else if (predicate == ReplacedBy)
                term.ReplacedBy = TermIds.Short(value);
        }
    }

    private void ReadEdge(ref Utf8JsonReader reader)
    {
        var offset = reader.TokenStartIndex;
        Expect(ref reader, JsonTokenType.StartObject, "an edge");
        using var edge = JsonDocument.ParseValue(ref reader);
        if (Text(edge.RootElement, "sub") is not { } child || Text(edge.RootElement, "obj") is not { } parent || Text(edge.RootElement, "pred") is not { } predicate)
            throw _draft.File.Wrong(offset, "an edge without 'sub', 'pred' and 'obj'. Mend it, or fetch the file again.");
        if (predicate == "is_a" && TermIds.Short(child) is { } from && TermIds.Short(parent) is { } to)
            _edges.Add((from, to, offset));
    }

    private static SynonymKind Kind(string? predicate, string? type)
    {
        if (type?.EndsWith("layperson", StringComparison.Ordinal) == true)
            return SynonymKind.Layperson;
        if (type?.EndsWith("abbreviation", StringComparison.Ordinal) == true)
            return SynonymKind.Abbreviation;
        return predicate switch
        {
            "hasExactSynonym" => SynonymKind.Exact,
            "hasBroadSynonym" => SynonymKind.Broad,
            "hasNarrowSynonym" => SynonymKind.Narrow,
            _ => SynonymKind.Related,
        };
    }

    private static List<(string Predicate, string Value)> Properties(JsonElement meta)
    {
        var properties = new List<(string, string)>();
        if (meta.TryGetProperty("basicPropertyValues", out var values) && values.ValueKind == JsonValueKind.Array)
        {
            foreach (var property in values.EnumerateArray())
            {
                if (Text(property, "pred") is { } predicate && Text(property, "val") is { } value)
                    properties.Add((predicate, value));
            }
        }

        return properties;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? NextProperty(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName)
            return null;
        var name = reader.GetString();
        reader.Read();
        return name;
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (reader.TokenType != type)
            throw _draft.File.Wrong(reader.TokenStartIndex, $"here should stand {what}. The file is no obographs JSON.");
    }
}
