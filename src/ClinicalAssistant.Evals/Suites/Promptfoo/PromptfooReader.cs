using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Reads a promptfoo configuration as a suite without the pipeline: prompts, providers by name, tests (inline, YAML, JSON, JSON lines, CSV), variables and
/// the common assertion types. Whatever it does not support is named; an assertion that cannot be judged here leaves its case without a verdict.
/// </summary>
internal sealed class PromptfooReader(AssertionSubjects subjects, SuiteSources sources)
{
    private static readonly string[] Known = ["description", "prompts", "providers", "targets", "tests", "defaultTest", "evaluateOptions", "env", "outputPath", "sharing", "commandLineOptions", "tags", "$schema"];
    private static readonly string[] KnownOfDefault = ["vars", "assert", "threshold", "metadata", "options"];
    private static readonly string[] KnownOfTest = ["description", "vars", "assert", "threshold", "metadata", "options"];

    private readonly List<string> _unsupported = [];

    /// <summary>Whether a file is such a configuration and no suite of ours.</summary>
    public static bool Is(SuiteNode root) => root.Find("suite") is null && root.Fields is { } fields && fields.Any(field => field.Key is "prompts" or "providers" or "targets" or "tests");

    public EvalSuite Read(SuiteNode root, string path, string shown)
    {
        var folder = Path.GetDirectoryName(path)!;
        foreach (var (name, node) in root.Fields!.Where(field => !Known.Contains(field.Key)))
            Pass(node, $"'{name}'");
        var environment = new PromptfooVariables(root.Find("env"), folder, sources);
        var prompts = new PromptfooPrompts(folder, sources, environment).Read(Fields.Needed(root, "prompts"));
        var providers = new PromptfooProviders(subjects.Models, environment, Pass).Read(root.Find("providers") ?? root.Find("targets") ?? throw root.Fault("the field 'providers' is missing. Name at least one."));
        var assertions = new PromptfooAssertions(subjects, folder, sources, Pass);
        var options = root.Find("evaluateOptions");
        foreach (var (name, node) in (options?.Fields ?? []).Where(field => field.Key is not ("repeat" or "maxConcurrency" or "cache" or "showProgressBar")))
            Pass(node, $"'evaluateOptions.{name}'");
        var cases = Cases(root, folder, prompts, environment, assertions);
        if (cases.Count == 0)
            throw root.Fault("the configuration has no tests. Write them under 'tests'.");
        return new EvalSuite
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Title = root.Find("description")?.Scalar ?? "A promptfoo configuration",
            Owner = shown,
            Version = "promptfoo",
            Kind = SuiteKind.Prompt,
            Mode = SuiteMode.Model,
            Prompts = prompts,
            Providers = [.. providers.Select(provider => provider.Name)],
            OwnProviders = providers.Where(provider => provider.Own is not null).ToDictionary(provider => provider.Name, provider => provider.Own!, StringComparer.Ordinal),
            Repeats = options?.Find("repeat")?.Count("'repeat'", 1, 1000) ?? 1,
            Bar = 1,
            Bars = new Dictionary<string, double>(),
            Cases = cases,
            Digest = sources.Digest,
            Files = sources.Files,
            Unsupported = [.. _unsupported.Distinct()],
        };
    }

    private List<EvalCase> Cases(SuiteNode root, string folder, IReadOnlyList<PromptVariant> prompts, PromptfooVariables environment, PromptfooAssertions assertions)
    {
        var cases = new List<EvalCase>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var defaults = Defaults(root, folder);
        foreach (var (name, node) in defaults.Fields!.Where(field => !KnownOfDefault.Contains(field.Key)))
            Pass(node, $"'{name}' of 'defaultTest'");
        foreach (var (name, node) in defaults.Find("options")?.Fields ?? [])
            Pass(node, $"'options.{name}' of 'defaultTest'");
        foreach (var test in Tests(Fields.Needed(root, "tests"), folder))
        {
            if (test.Fields is null)
                throw test.Fault("a test must be a map with 'vars' and 'assert'.");
            foreach (var (name, node) in test.Fields.Where(field => !KnownOfTest.Contains(field.Key)))
                Pass(node, $"'{name}' of a test");
            foreach (var (name, node) in test.Find("options")?.Fields ?? [])
                Pass(node, $"'options.{name}' of a test");
            foreach (var variables in environment.Of(defaults.Find("vars"), test.Find("vars")))
            {
                foreach (var (prompt, name) in prompts.SelectMany(prompt => prompt.Variables.Where(name => !variables.Values.ContainsKey(name)).Select(name => (prompt.Id, name))).Take(1))
                    throw test.Fault($"variable '{name}' of prompt '{prompt}' is missing. State it under 'vars' of the test or of 'defaultTest'.");
                var number = cases.Count + 1;
                var description = test.Find("description")?.With(variables).Scalar;
                var id = description is { Length: > 0 } && ids.Add(description) ? description : string.Create(CultureInfo.InvariantCulture, $"{(description is { Length: > 0 } ? description + " " : "test ")}#{number}");
                var checks = Fields.Listed(defaults.Find("assert")).Concat(Fields.Listed(test.Find("assert"))).Select(node => assertions.Read(node.With(variables))).ToList();
                cases.Add(new EvalCase
                {
                    Id = id,
                    Question = prompts.Count == 1 ? "" : variables.Values.GetValueOrDefault("question", ""),
                    Variables = variables.Values,
                    // A test that asserts nothing passes where an answer came, as it does there.
                    Assertions = checks.Count > 0 ? checks : [Assertion.Of("answered", run => AssertionVerdict.Of(run.Text.Length > 0, () => "there is no answer"))],
                    Threshold = (test.Find("threshold") ?? defaults.Find("threshold"))?.Share("'threshold'"),
                });
            }
        }

        return cases;
    }

    /// <summary>What every test has: stated here, or in a file of its own.</summary>
    private SuiteNode Defaults(SuiteNode root, string folder)
    {
        if (root.Find("defaultTest") is not { IsNothing: false } stated)
            return SuiteNode.OfMap(root.File, root.Line, []);
        if (stated.Scalar is { } named)
        {
            var name = named.StartsWith("file://", StringComparison.Ordinal) ? named["file://".Length..] : throw stated.Fault("'defaultTest' must be a map, or 'file://…'.");
            if (Path.GetExtension(name) is not (".yaml" or ".yml" or ".json"))
                throw stated.Fault($"'defaultTest' from '{named}' is not supported. Supported: .yaml, .json (file://…).");
            var full = Path.Combine(folder, name);
            stated = File.Exists(full) ? SuiteFile.Yaml(sources.Take(full), name) : throw stated.Fault($"there is no file '{named}' beside the configuration.");
        }

        return stated.Fields is not null ? stated : throw stated.Fault("'defaultTest' must be a map with 'vars' and 'assert'.");
    }

    private IEnumerable<SuiteNode> Tests(SuiteNode node, string folder)
    {
        if (node.Scalar is { } file)
            return FromFile(node, file, folder);
        return Fields.Listed(node).SelectMany(one => one.Scalar is { } named ? FromFile(one, named, folder) : [one]);
    }

    private IEnumerable<SuiteNode> FromFile(SuiteNode node, string file, string folder)
    {
        var name = file.StartsWith("file://", StringComparison.Ordinal) ? file["file://".Length..] : file;
        if (Path.GetExtension(name) is not (".jsonl" or ".json" or ".yaml" or ".yml" or ".csv" or ".gz"))
            throw node.Fault($"tests from '{file}' are not supported. Supported: .yaml, .json, .jsonl, .csv (file://…).");
        var full = Path.Combine(folder, name);
        if (name.Contains('*', StringComparison.Ordinal))
        {
            var found = Directory.EnumerateFiles(Path.GetDirectoryName(full)!, Path.GetFileName(full)).Order(StringComparer.Ordinal).ToList();
            return found.Count > 0 ? found.SelectMany(path => Expanded(path, Path.GetFileName(path))) : throw node.Fault($"no file fits '{file}'.");
        }

        return File.Exists(full) ? Expanded(full, name) : throw node.Fault($"there is no file '{file}' beside the configuration.");
    }

    private IEnumerable<SuiteNode> Expanded(string path, string shown)
    {
        var nodes = SuiteFile.Cases(sources.Take(path), shown);
        return path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? nodes.Select(PromptfooTable.Test) : nodes;
    }

    private void Pass(SuiteNode node, string what) => _unsupported.Add(string.Create(CultureInfo.InvariantCulture, $"{node.File} line {node.Line}: {what} is not supported and was passed over"));
}
