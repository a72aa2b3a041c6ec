using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ClinicalAssistant.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ClinicalAssistant.Evals;

/// <summary>Reads a suite (YAML) or a file of cases (JSON lines, CSV, JSON, YAML; plain or gzip) into nodes that know their line.</summary>
internal static class SuiteFile
{
    // Far above any suite; stops a few lines of nested YAML aliases from becoming gigabytes.
    private const int MostNodes = 2_000_000;
    private const int Deepest = 64;
    private const int LongestText = 400_000;

    public static SuiteNode Yaml(string path, string shown)
    {
        using var reader = Reader(path, shown);
        return Readable(path, shown, () => Yaml(reader, shown, 0));
    }

    /// <summary>YAML within another file, such as a cell of a table.</summary>
    public static SuiteNode Yaml(string text, string shown, int line)
    {
        using var reader = new StringReader(text);
        return Yaml(reader, shown, line - 1);
    }

    /// <summary>The cases of a file, by the ending of its name.</summary>
    public static IEnumerable<SuiteNode> Cases(string path, string shown)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => Csv(path, shown),
            ".yaml" or ".yml" or ".json" => Yaml(path, shown) is { Items: { } items } ? items : throw new WrongInputException($"{shown} line 1: a list of cases is expected."),
            _ => JsonLines(path, shown),
        };
    }

    /// <summary>A table as maps of texts, one a record.</summary>
    public static IEnumerable<SuiteNode> Csv(string path, string shown)
    {
        using var reader = Reader(path, shown);
        using var records = CsvLines.Read(reader, shown).GetEnumerator();
        while (Readable(path, shown, records.MoveNext))
        {
            var (line, cells) = records.Current;
            yield return SuiteNode.OfMap(shown, line, [.. cells.Select(cell => KeyValuePair.Create(cell.Key, Scalar(shown, line, cell.Value, quoted: true)))]);
        }
    }

    public static string Text(string path, string shown)
    {
        using var reader = Reader(path, shown);
        return Readable(path, shown, reader.ReadToEnd);
    }

    private static StreamReader Reader(string path, string shown) => new(Open(path, shown), new UTF8Encoding(false, throwOnInvalidBytes: true));

    private static SuiteNode Yaml(TextReader reader, string shown, int before)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(reader);
        }
        catch (YamlException fault)
        {
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{shown} line {Math.Max(fault.Start.Line, fault.End.Line) + before}: this is not valid YAML ({fault.Message.TrimEnd('.')}). Mend it there."), fault);
        }

        if (stream.Documents.Count != 1)
            throw new WrongInputException($"{shown} line 1: one YAML document is expected. A suite file holds one suite.");
        var left = MostNodes;
        return Convert(stream.Documents[0].RootNode, shown, before, 0, ref left);
    }

    public static IEnumerable<SuiteNode> JsonLines(string path, string shown)
    {
        using var reader = Reader(path, shown);
        for (var line = 1; Readable(path, shown, reader.ReadLine) is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            SuiteNode node;
            try
            {
                using var json = JsonDocument.Parse(text);
                node = Convert(json.RootElement, shown, line);
            }
            catch (JsonException fault)
            {
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{shown} line {line}: this is not valid JSON. One object stands on each line."), fault);
            }
            catch (InvalidOperationException fault)
            {
                // JSON may escape half of a surrogate pair; it is no text.
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{shown} line {line}: a text holds half of a character, such as \\ud83d by itself. Write both halves, or the character itself."), fault);
            }

            yield return node;
        }
    }

    private static Stream Open(string path, string shown)
    {
        if (!File.Exists(path))
            throw new WrongInputException($"{shown}: there is no such file. Check the path that names it.");
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>What is read, or which line cannot be.</summary>
    private static T Readable<T>(string path, string shown, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException fault)
        {
            throw new WrongInputException($"{shown}: the file is not whole gzip, as the end of its name says. Compress it again, or take .gz off its name.", fault);
        }
        catch (DecoderFallbackException fault)
        {
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{shown} line {FirstUnreadable(path, shown)}: the text cannot be read as UTF-8. Save the file as UTF-8."), fault);
        }
    }

    /// <summary>The line of the first byte that is not UTF-8: a reader is many lines ahead when it finds it.</summary>
    private static int FirstUnreadable(string path, string shown)
    {
        using var reader = new StreamReader(Open(path, shown), Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        var line = 1;
        while (reader.ReadLine() is { } text && Utf8.IsValid(Encoding.Latin1.GetBytes(text)))
            line++;
        return line;
    }

    private static SuiteNode Convert(YamlNode node, string file, int before, int depth, ref int left)
    {
        var line = (int)node.Start.Line + before;
        if (--left < 0)
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line}: the file grows beyond {MostNodes} entries. Split the suite, or move the cases to a file of JSON lines."));
        if (depth > Deepest)
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line}: entries stand more than {Deepest} deep, as where an alias holds itself. Write the part out."));
        switch (node)
        {
            case YamlScalarNode scalar:
                return Scalar(file, line, scalar.Value, quoted: scalar.Style != ScalarStyle.Plain);
            case YamlSequenceNode list:
                var items = new List<SuiteNode>(list.Children.Count);
                foreach (var child in list.Children)
                    items.Add(Convert(child, file, before, depth + 1, ref left));
                return SuiteNode.OfList(file, line, items);
            case YamlMappingNode map:
                var fields = new List<KeyValuePair<string, SuiteNode>>(map.Children.Count);
                foreach (var (key, value) in map.Children)
                {
                    if (key is not YamlScalarNode { Value: { } name })
                        throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{file} line {key.Start.Line}: a field's name must be a word."));
                    fields.Add(KeyValuePair.Create(name, Convert(value, file, before, depth + 1, ref left)));
                }

                return SuiteNode.OfMap(file, line, fields);
            default:
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line}: this part of the YAML cannot be used here. Write it out."));
        }
    }

    private static SuiteNode Convert(JsonElement element, string file, int line) => element.ValueKind switch
    {
        JsonValueKind.Object => SuiteNode.OfMap(file, line, Fields(element, file, line)),
        JsonValueKind.Array => SuiteNode.OfList(file, line, [.. element.EnumerateArray().Select(item => Convert(item, file, line))]),
        JsonValueKind.String => Scalar(file, line, element.GetString(), quoted: true),
        JsonValueKind.Null => SuiteNode.OfScalar(file, line, null, quoted: false),
        _ => Scalar(file, line, element.GetRawText(), quoted: false),
    };

    private static List<KeyValuePair<string, SuiteNode>> Fields(JsonElement element, string file, int line)
    {
        var fields = new List<KeyValuePair<string, SuiteNode>>();
        foreach (var property in element.EnumerateObject())
        {
            if (fields.Exists(pair => pair.Key == property.Name))
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line}: field '{property.Name}' stands twice. Keep one."));
            fields.Add(KeyValuePair.Create(property.Name, Convert(property.Value, file, line)));
        }

        return fields;
    }

    private static SuiteNode Scalar(string file, int line, string? value, bool quoted) => value is { Length: > LongestText }
        ? throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line}: a text of {value.Length} characters; at most {LongestText} are read. Shorten it."))
        : SuiteNode.OfScalar(file, line, value, quoted);
}
