using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads the files of the medication pack in the order of their names. The first part of a file's name says what it holds.</summary>
internal sealed class MedicationPackReader
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly List<PackProblem> _problems = [];
    private readonly SortedDictionary<string, DrugRecord> _drugs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DrugGroup> _groups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CombinationProduct> _products = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, InteractionRule> _interactions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CombinationRule> _combinations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BurdenRule> _burdens = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PatientRule> _patientRules = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, AllergyGroup> _allergies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ConditionTerm> _conditions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SourceRecord> _sources = new(StringComparer.Ordinal);

    public static MedicationContent Read(string folder) => new MedicationPackReader().ReadFolder(folder);

    private MedicationContent ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new WrongInputException($"There is no medication pack at {folder}. Restore the folder knowledge/medications, or point the setting to another.");
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var paths = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        foreach (var (path, name) in paths)
        {
            var bytes = ReadBytes(path, name);
            all.AppendData(Encoding.UTF8.GetBytes(name));
            all.AppendData(bytes);
            Keep("medications/" + name, name, bytes);
        }

        if (_drugs.Count == 0)
            throw new WrongInputException($"The medication pack at {folder} holds no drug. Restore its files, or point the setting to another.");
        return new MedicationContent(Convert.ToHexStringLower(all.GetHashAndReset())[..12])
        {
            Drugs = [.. _drugs.Values],
            Groups = _groups,
            Products = [.. _products.Values],
            Interactions = [.. _interactions.Values],
            Combinations = [.. _combinations.Values],
            Burdens = [.. _burdens.Values],
            PatientRules = [.. _patientRules.Values],
            Allergies = [.. _allergies.Values],
            Conditions = _conditions,
            Sources = _sources,
            Files = _files,
            Problems = _problems,
        };
    }

    private void Keep(string file, string name, byte[] bytes)
    {
        var json = MedicationJson.Default;
        switch (name.Split('/', '-', '.')[0])
        {
            case "drugs":
                Keep(_drugs, "drug", file, Parse(file, bytes, json.DrugRecordArray), drug => drug.Id);
                break;
            case "groups":
                Keep(_groups, "group", file, Parse(file, bytes, json.DrugGroupArray), group => group.Id);
                break;
            case "products":
                Keep(_products, "product", file, Parse(file, bytes, json.CombinationProductArray), product => product.Id);
                break;
            case "interactions":
                Keep(_interactions, "rule", file, Parse(file, bytes, json.InteractionRuleArray), rule => rule.Id);
                break;
            case "combinations":
                Keep(_combinations, "rule", file, Parse(file, bytes, json.CombinationRuleArray), rule => rule.Id);
                break;
            case "burdens":
                Keep(_burdens, "rule", file, Parse(file, bytes, json.BurdenRuleArray), rule => rule.Id);
                break;
            case "patients":
                Keep(_patientRules, "rule", file, Parse(file, bytes, json.PatientRuleArray), rule => rule.Id);
                break;
            case "allergies":
                Keep(_allergies, "allergy", file, Parse(file, bytes, json.AllergyGroupArray), allergy => allergy.Id);
                break;
            case "conditions":
                Keep(_conditions, "condition", file, Parse(file, bytes, json.ConditionTermArray), condition => condition.Id);
                break;
            case "sources":
                Keep(_sources, "source", file, Parse(file, bytes, json.SourceRecordArray), source => source.Id);
                break;
            default:
                _problems.Add(new PackProblem(file, "file", "name", "The start of the file's name says no kind of record.", "Start it with drugs, groups, products, interactions, combinations, burdens, patients, allergies, conditions or sources."));
                break;
        }
    }

    private void Keep<T>(SortedDictionary<string, T> records, string kind, string file, T[] read, Func<T, string> id)
    {
        foreach (var record in read)
        {
            var key = $"{kind}:{id(record)}";
            if (_files.TryAdd(key, file))
                records.Add(id(record), record);
            else
                _problems.Add(new PackProblem(file, id(record), "id", $"This {kind} is also in {_files[key]}.", "Keep one of the two."));
        }
    }

    private static byte[] ReadBytes(string path, string name)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"The knowledge file medications/{name} cannot be read: {problem.Message} Make it readable for this user.", problem);
        }
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
            var cut = problem.Message.IndexOf(" Path: ", StringComparison.Ordinal);
            throw new WrongInputException($"{name}, line {(problem.LineNumber ?? 0) + 1}{where}: {(cut > 0 ? problem.Message[..cut] : problem.Message)} Mend the JSON there.", problem);
        }
    }
}
