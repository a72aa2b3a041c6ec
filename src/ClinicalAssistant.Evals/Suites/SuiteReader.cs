using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Reads suites. Whatever is wrong in one is said with file, line and remedy before any case runs.</summary>
internal sealed class SuiteReader(string folder, PatientInput patients, AssertionSubjects subjects)
{
    private static readonly string[] SuiteFields =
        ["suite", "title", "owner", "version", "kind", "about", "mode", "prompts", "providers", "repeats", "judge", "packs", "rests_on", "bar", "bars", "defaults", "cases", "files"];

    private static readonly string[] DefaultFields = ["audience", "task", "patient", "tags", "vars", "instructions", "threshold", "assert"];

    /// <summary>A suite by its name in the suites folder, or by the path of its file; also a promptfoo configuration by its path.</summary>
    public EvalSuite Read(string nameOrPath)
    {
        var (path, shown) = Locate(nameOrPath);
        var sources = new SuiteSources();
        var root = SuiteFile.Yaml(sources.Take(path), shown);
        if (PromptfooReader.Is(root))
            return new PromptfooReader(subjects, sources).Read(root, path, shown);
        root.Only("a suite", SuiteFields);
        var name = Fields.Needed(root, "suite").Text("'suite'");
        if (!path.EndsWith(name + Path.GetExtension(path), StringComparison.Ordinal))
            throw Fields.Needed(root, "suite").Fault($"the suite is called '{name}' and its file {Path.GetFileName(path)}. Give both the same name.");
        var mode = root.Find("mode") is { } stated ? Enum.Parse<SuiteMode>(Fields.Choice(stated, "'mode'", "pipeline", "model", "render", "search"), ignoreCase: true) : SuiteMode.Pipeline;
        var prompts = new PromptReader(sources).Read(root.Find("prompts"), mode, path);
        var defaults = root.Find("defaults") ?? SuiteNode.OfMap(shown, root.Line, []);
        defaults.Only("'defaults'", DefaultFields);
        var cases = new CaseReader(patients, subjects, mode, defaults, prompts, SnapshotFolder(path)).ReadAll(Nodes(root, path, sources));
        if (cases.Count == 0)
            throw root.Fault("the suite has no cases. Write them under 'cases', or name files of JSON lines or CSV under 'files'.");
        return new EvalSuite
        {
            Name = name,
            Title = Fields.Needed(root, "title").Text("'title'"),
            Owner = Fields.Needed(root, "owner").Text("'owner'"),
            Version = Fields.Needed(root, "version").Text("'version'"),
            Kind = Fields.Choice(Fields.Needed(root, "kind"), "'kind'", "engine", "prompt", "guard") switch { "engine" => SuiteKind.Engine, "prompt" => SuiteKind.Prompt, _ => SuiteKind.Guard },
            Mode = mode,
            Prompts = prompts,
            Providers = root.Find("providers") is { } providers ? Providers(providers) : [],
            Repeats = root.Find("repeats")?.Count("'repeats'", 1, 1000) ?? 1,
            Judge = root.Find("judge")?.Text("'judge'"),
            Packs = root.Find("packs") is { } packs ? Packs(packs, mode, path, sources) : null,
            RestsOn = root.Find("rests_on")?.Texts("'rests_on'") ?? [],
            Bar = Fields.Needed(root, "bar").Share("'bar'"),
            Bars = Bars(root.Find("bars"), cases),
            Cases = cases,
            Digest = sources.Digest,
            Files = sources.Files,
        };
    }

    /// <summary>Snapshots stand in a folder beside <c>suites</c>, or beside a suite that stands elsewhere.</summary>
    private static string SnapshotFolder(string path)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var root = Path.GetFileName(beside) == "suites" ? Path.GetDirectoryName(beside)! : beside;
        return Path.Combine(root, "snapshots", Path.GetFileNameWithoutExtension(path));
    }

    /// <summary>The suites of the suites folder.</summary>
    public static IReadOnlyList<string> Names(string folder) => Directory.Exists(Path.Combine(folder, "suites"))
        ? [.. Directory.EnumerateFiles(Path.Combine(folder, "suites"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
        : [];

    private (string Path, string Shown) Locate(string nameOrPath)
    {
        if (nameOrPath.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return (Path.GetFullPath(nameOrPath), nameOrPath);
        var path = Path.Combine(folder, "suites", nameOrPath + ".yaml");
        return File.Exists(path)
            ? (path, $"evals/suites/{nameOrPath}.yaml")
            : throw new WrongInputException($"There is no suite '{nameOrPath}'. Suites: {string.Join(", ", Names(folder))}; or give the path of a .yaml file.");
    }

    private static IEnumerable<SuiteNode> Nodes(SuiteNode root, string path, SuiteSources sources)
    {
        var inline = root.Find("cases") is { } cases ? cases.Items ?? throw cases.Fault("'cases' must be a list.") : [];
        var files = root.Find("files") is { } named ? named.Items ?? [named] : [];
        return inline.Concat(files.SelectMany(file => SuiteFile.Cases(sources.Take(file, Path.GetDirectoryName(path)!), file.Scalar!)));
    }

    private static IReadOnlyList<string> Providers(SuiteNode node)
    {
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return (node.Items ?? []).FirstOrDefault(one => !named.Add(one.Text("'providers'"))) is { } twice
            ? throw twice.Fault($"the provider '{twice.Scalar}' stands twice. Name it once; for more samples of each case write 'repeats'.")
            : node.Texts("'providers'");
    }

    private static string Packs(SuiteNode node, SuiteMode mode, string path, SuiteSources sources)
    {
        if (mode != SuiteMode.Search)
            throw node.Fault("'packs' are for 'mode: search'.");
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, node.Text("'packs'")));
        if (!Directory.Exists(folder))
            throw node.Fault("'packs' names no folder. Give it relative to the suite, with a folder for each pack in it.");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            sources.Take(file);
        return folder;
    }

    private static Dictionary<string, double> Bars(SuiteNode? node, IReadOnlyList<EvalCase> cases)
    {
        var bars = new Dictionary<string, double>(StringComparer.Ordinal);
        if (node is null)
            return bars;
        foreach (var (tag, bar) in node.Fields ?? throw node.Fault("'bars' must be a map of tags and shares."))
        {
            if (!cases.Any(one => one.Tags.Contains(tag)))
                throw bar.Fault($"no case has the tag '{tag}', so its bar could never be missed. Remove it, or tag the cases.");
            bars[tag] = bar.Share($"the bar of '{tag}'");
        }

        return bars;
    }
}
