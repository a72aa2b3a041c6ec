using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Reads suites. Whatever is wrong in one is said with file and line before any case runs.</summary>
internal sealed class SuiteReader(string folder, PatientInput patients, AssertionSubjects subjects)
{
    private static readonly string[] SuiteFields = ["suite", "title", "owner", "version", "kind", "about", "bar", "bars", "defaults", "cases", "files"];
    private static readonly string[] DefaultFields = ["audience", "task", "patient", "tags", "vars", "instructions", "assert"];
    private static readonly string[] CaseFields = ["id", "question", "audience", "task", "patient", "history", "instructions", "tags", "vars", "assert"];

    /// <summary>A suite by its name in the suites folder, or by the path of its file.</summary>
    public EvalSuite Read(string nameOrPath)
    {
        var (path, shown) = Locate(nameOrPath);
        var root = SuiteFile.Yaml(path, shown);
        root.Only("a suite", SuiteFields);
        var name = Needed(root, "suite").Text("'suite'");
        if (!path.EndsWith(name + Path.GetExtension(path), StringComparison.Ordinal))
            throw Needed(root, "suite").Fault($"the suite is called '{name}' and its file {Path.GetFileName(path)}. Give both the same name.");
        var defaults = root.Find("defaults") ?? SuiteNode.OfMap(shown, root.Line, []);
        defaults.Only("'defaults'", DefaultFields);
        var seen = new Dictionary<string, SuiteNode>(StringComparer.Ordinal);
        var cases = Nodes(root, path).Select(node => ReadCase(node, defaults, seen)).ToList();
        if (cases.Count == 0)
            throw root.Fault("the suite has no cases. Write them under 'cases', or name files of JSON lines under 'files'.");
        return new EvalSuite
        {
            Name = name,
            Title = Needed(root, "title").Text("'title'"),
            Owner = Needed(root, "owner").Text("'owner'"),
            Version = Needed(root, "version").Text("'version'"),
            Kind = Choice(Needed(root, "kind"), "'kind'", "engine", "prompt", "guard") switch { "engine" => SuiteKind.Engine, "prompt" => SuiteKind.Prompt, _ => SuiteKind.Guard },
            Bar = Needed(root, "bar").Share("'bar'"),
            Bars = Bars(root.Find("bars"), cases),
            Cases = cases,
        };
    }

    private (string Path, string Shown) Locate(string nameOrPath)
    {
        if (nameOrPath.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            return (Path.GetFullPath(nameOrPath), nameOrPath);
        var path = Path.Combine(folder, "suites", nameOrPath + ".yaml");
        if (File.Exists(path))
            return (path, $"evals/suites/{nameOrPath}.yaml");
        IEnumerable<string?> there = Directory.Exists(Path.Combine(folder, "suites"))
            ? Directory.EnumerateFiles(Path.Combine(folder, "suites"), "*.yaml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
            : [];
        throw new WrongInputException($"There is no suite '{nameOrPath}'. Suites: {string.Join(", ", there)}; or give the path of a .yaml file.");
    }

    private static IEnumerable<SuiteNode> Nodes(SuiteNode root, string path)
    {
        var inline = root.Find("cases") is { } cases ? cases.Items ?? throw cases.Fault("'cases' must be a list.") : [];
        var files = root.Find("files")?.Texts("'files'") ?? [];
        return inline.Concat(files.SelectMany(file => SuiteFile.JsonLines(Path.Combine(Path.GetDirectoryName(path)!, file), file)));
    }

    private EvalCase ReadCase(SuiteNode node, SuiteNode defaults, Dictionary<string, SuiteNode> seen)
    {
        node.Only("a case", CaseFields);
        var id = Needed(node, "id").Text("'id'");
        if (!seen.TryAdd(id, node))
            throw node.Fault($"the id '{id}' stands twice; the first is at {seen[id].File} line {seen[id].Line}. Give each case its own.");
        var variables = CaseVariables.Read(defaults.Find("vars"), node.Find("vars"));
        var question = Needed(node, "question").With(variables);
        var assertions = (Listed(defaults.Find("assert")).Concat(Listed(node.Find("assert"))))
            .Select(assertion => AssertionCatalogue.Read(assertion.With(variables), subjects)).ToList();
        if (assertions.Count == 0)
            throw node.Fault($"case '{id}' asserts nothing. Write what must hold under 'assert'.");
        return new EvalCase
        {
            Id = id,
            Question = question.Text("'question'"),
            Assertions = assertions,
            Audience = (node.Find("audience") ?? defaults.Find("audience")) is { } audience && Choice(audience, "'audience'", "clinician", "patient") == "patient" ? Audience.Patient : Audience.Clinician,
            Task = (node.Find("task") ?? defaults.Find("task")) is { } task ? Choice(task, "'task'", subjects.Tasks) : null,
            Patient = (node.Find("patient") ?? defaults.Find("patient")) is { IsNothing: false } patient ? ReadPatient(patient.With(variables)) : null,
            History = [.. Listed(node.Find("history")).Select(turn => ReadTurn(turn.With(variables)))],
            CallerInstructions = (node.Find("instructions") ?? defaults.Find("instructions")) is { } instructions ? instructions.With(variables).Texts("'instructions'") : [],
            Tags = [.. Tags(defaults), .. Tags(node)],
            ExpectsFailure = assertions.Exists(assertion => assertion.ExpectsFailure),
        };
    }

    private Patient ReadPatient(SuiteNode node)
    {
        try
        {
            var read = patients(node.ToJson());
            return read.Problems.Count == 0 ? read.Patient : throw new WrongInputException(string.Join(" ", read.Problems));
        }
        catch (WrongInputException fault)
        {
            throw node.Fault("'patient': " + fault.Message);
        }
    }

    private static Turn ReadTurn(SuiteNode node) => node.Fields is [{ Key: "user" or "assistant" } turn]
        ? new Turn(turn.Key == "user" ? Speaker.User : Speaker.Assistant, turn.Value.Text("a turn"))
        : throw node.Fault("a turn of 'history' is written '- user: …' or '- assistant: …'.");

    private static Dictionary<string, double> Bars(SuiteNode? node, List<EvalCase> cases)
    {
        var bars = new Dictionary<string, double>(StringComparer.Ordinal);
        if (node is null)
            return bars;
        foreach (var (tag, bar) in node.Fields ?? throw node.Fault("'bars' must be a map of tags and shares."))
        {
            if (!cases.Exists(one => one.Tags.Contains(tag)))
                throw bar.Fault($"no case has the tag '{tag}', so its bar could never be missed. Remove it, or tag the cases.");
            bars[tag] = bar.Share($"the bar of '{tag}'");
        }

        return bars;
    }

    private static IReadOnlyList<string> Tags(SuiteNode node) => node.Find("tags")?.Texts("'tags'") ?? [];

    private static IReadOnlyList<SuiteNode> Listed(SuiteNode? node) => node is null ? [] : node.Items ?? throw node.Fault("a list is expected here ('- …' on each line).");

    private static SuiteNode Needed(SuiteNode node, string field) => node.Find(field) is { IsNothing: false } value
        ? value
        : throw node.Fault($"the field '{field}' is missing.");

    private static string Choice(SuiteNode node, string what, params IReadOnlyCollection<string> choices) => node.Scalar is { } value && choices.Contains(value)
        ? value
        : throw node.Fault($"{what} must be one of: {string.Join(", ", choices)}.");
}
