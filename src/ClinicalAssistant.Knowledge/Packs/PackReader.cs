using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads the files of a pack, in parallel, and joins them in the order of their names.</summary>
internal sealed class PackReader
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly List<PackProblem> _problems = [];

    public static PackContent Read(string folder, CompiledPacks? compiled = null) => new PackReader().ReadFolder(folder, compiled);

    private PackContent ReadFolder(string folder, CompiledPacks? compiled)
    {
        if (!Directory.Exists(folder))
            throw new WrongInputException($"There is no knowledge pack at {folder}. Point the setting to the folder that holds conditions, findings and sources.");
        var paths = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(file => !file.Name.StartsWith("medications/", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToArray();
        var files = new byte[paths.Length][];
        for (var i = 0; i < paths.Length; i++)
            files[i] = ReadBytes(paths[i].Path, paths[i].Name);
        var hash = Hash(paths, files);
        if (compiled?.Find(hash) is { } known)
            return known;
        var content = Join(folder, paths, Parse(paths, files), Convert.ToHexStringLower(hash)[..12]);
        compiled?.Keep(hash, content);
        return content;
    }

    private static object?[] Parse((string Path, string Name)[] paths, byte[][] files)
    {
        var parsed = new object?[paths.Length];
        try
        {
            Parallel.For(0, paths.Length, i => parsed[i] = Parse(paths[i].Name, files[i]));
            return parsed;
        }
        catch (AggregateException several)
        {
            throw several.InnerExceptions.OfType<WrongInputException>().OrderBy(problem => problem.Message, StringComparer.Ordinal).FirstOrDefault() ?? several.InnerExceptions[0];
        }
    }

    private PackContent Join(string folder, (string Path, string Name)[] paths, object?[] parsed, string version)
    {
        var conditions = new SortedDictionary<string, Condition>(StringComparer.Ordinal);
        var findings = new SortedDictionary<string, FindingDefinition>(StringComparer.Ordinal);
        var analytes = new SortedDictionary<string, Analyte>(StringComparer.Ordinal);
        var sources = new SortedDictionary<string, SourceRecord>(StringComparer.Ordinal);
        for (var i = 0; i < paths.Length; i++)
        {
            switch (parsed[i])
            {
                case Condition condition:
                    Keep(conditions, "condition", condition.Id, condition, paths[i].Name);
                    break;
                case FindingDefinition[] list:
                    foreach (var finding in list)
                        Keep(findings, "finding", finding.Id, finding, paths[i].Name);
                    break;
                case Analyte[] list:
                    foreach (var analyte in list)
                        Keep(analytes, "analyte", analyte.Id, analyte, paths[i].Name);
                    break;
                case SourceRecord[] list:
                    foreach (var source in list)
                        Keep(sources, "source", source.Id, source, paths[i].Name);
                    break;
            }
        }

        if (conditions.Count == 0)
            throw new WrongInputException($"The knowledge pack at {folder} holds no condition. Restore its conditions folder, or point the setting to another pack.");
        return new PackContent(KnowledgeBase.EmbeddedName, version, Ordered(conditions), Ordered(findings), Ordered(analytes), Ordered(sources)) { Files = _files, Problems = _problems };
    }

    private static OrderedDictionary<string, T> Ordered<T>(SortedDictionary<string, T> records) => new(records, StringComparer.Ordinal);

    private static byte[] ReadBytes(string path, string name)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"The knowledge file {name} cannot be read: {problem.Message} Make it readable for this user.", problem);
        }
    }

    private static object? Parse(string name, byte[] bytes)
    {
        if (name.StartsWith("conditions/", StringComparison.Ordinal))
            return Parse(name, bytes, PackJson.Default.Condition);
        if (name.Equals("findings/analytes.json", StringComparison.Ordinal))
            return Parse(name, bytes, PackJson.Default.AnalyteArray);
        if (name.StartsWith("findings/", StringComparison.Ordinal))
            return Parse(name, bytes, PackJson.Default.FindingDefinitionArray);
        return name.StartsWith("sources/", StringComparison.Ordinal) ? Parse(name, bytes, PackJson.Default.SourceRecordArray) : null;
    }

    private static T Parse<T>(string name, byte[] bytes, JsonTypeInfo<T> type)
    {
        try
        {
            var json = bytes.AsSpan();
            if (json.StartsWith(Encoding.UTF8.Preamble))
                json = json[3..];
            return JsonSerializer.Deserialize(json, type) ?? throw new WrongInputException($"{name}, line 1: the file holds null. Restore its content.");
        }
        catch (JsonException problem)
        {
            var where = problem.Path is null or "$" ? "" : $" ({problem.Path})";
            throw new WrongInputException($"{name}, line {(problem.LineNumber ?? 0) + 1}{where}: {Reason(problem)} Mend the JSON there.", problem);
        }
    }

    private static string Reason(JsonException problem)
    {
        var text = problem.Message;
        var cut = text.IndexOf(" Path: ", StringComparison.Ordinal);
        return cut > 0 ? text[..cut] : text;
    }

    private void Keep<T>(SortedDictionary<string, T> records, string kind, string id, T record, string file)
    {
        if (records.TryAdd(id, record))
            _files[$"{kind}:{id}"] = file;
        else
            _problems.Add(new PackProblem(file, id, "id", $"This {kind} is also in {_files[$"{kind}:{id}"]}.", "Keep one of the two."));
    }

    private static byte[] Hash((string Path, string Name)[] paths, byte[][] files)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < paths.Length; i++)
        {
            all.AppendData(Encoding.UTF8.GetBytes(paths[i].Name));
            all.AppendData(SHA256.HashData(files[i]));
        }

        return all.GetHashAndReset();
    }
}
