using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Which suites a change of files touches: a prompt touches the suites that its <c>config.json</c> names and those that render prompts; policies,
/// training data and packs touch every suite over the pipeline, or those that say they rest on them; a suite's own files touch it.
/// </summary>
internal static class AffectedSuites
{
    private static readonly string[] Shared = ["guardrails/", "knowledge/"];

    /// <param name="root">Folder that holds <c>evals</c> and <c>prompts</c>.</param>
    /// <param name="changed">Changed files, relative to the root, with <c>/</c>.</param>
    public static IReadOnlyList<AffectedSuite> Of(string root, IReadOnlyCollection<string> changed)
    {
        var named = NamedByPrompts(root, changed);
        var affected = new List<AffectedSuite>();
        foreach (var suite in SuiteReader.Names(Path.Combine(root, "evals")))
        {
            var because = changed.Where(file => Touches(root, suite, file, named)).Order(StringComparer.Ordinal).ToList();
            if (because.Count > 0)
                affected.Add(new AffectedSuite(suite, Path.Combine(root, "evals", "suites", suite + ".yaml"), because));
        }

        return affected;
    }

    private static bool Touches(string root, string suite, string file, Dictionary<string, HashSet<string>> named)
    {
        var shown = $"evals/suites/{suite}.yaml";
        var node = SuiteFile.Yaml(Path.Combine(root, "evals", "suites", suite + ".yaml"), shown);
        if (file == shown || file.StartsWith($"evals/snapshots/{suite}/", StringComparison.Ordinal))
            return true;
        if ((node.Find("files")?.Texts("'files'") ?? []).Any(own => Relative(root, Path.Combine(root, "evals", "suites", own)) == file))
            return true;
        if (node.Find("packs")?.Scalar is { } packs && file.StartsWith(Relative(root, Path.Combine(root, "evals", "suites", packs)) + "/", StringComparison.Ordinal))
            return true;
        if (node.Find("judge") is not null && file.StartsWith("evals/judges/", StringComparison.Ordinal))
            return true;
        if ((node.Find("prompts")?.Items ?? []).Any(prompt => IsOf(root, prompt, file)))
            return true;
        var restsOn = node.Find("rests_on")?.Texts("'rests_on'");
        if (restsOn?.Any(place => file == place || file.StartsWith(place.TrimEnd('/') + "/", StringComparison.Ordinal)) is true)
            return true;
        var mode = node.Find("mode")?.Scalar ?? "pipeline";
        if (mode == "model")
            return false;
        if (file.StartsWith("prompts/", StringComparison.Ordinal))
            return mode == "render" || node.Find("kind")?.Scalar == "prompt" || (named.TryGetValue(file.Split('/')[1], out var suites) && suites.Contains(suite));
        return restsOn is null && Shared.Any(place => file.StartsWith(place, StringComparison.Ordinal));
    }

    /// <summary>Whether a prompt that a suite compares is read from a file: by name, or within its folder.</summary>
    private static bool IsOf(string root, SuiteNode prompt, string file)
    {
        string Beside(string own) => Relative(root, Path.Combine(root, "evals", "suites", own));
        return (prompt.Find("file")?.Scalar is { } named && Beside(named) == file)
            || (prompt.Find("folder")?.Scalar is { } folder && file.StartsWith(Beside(folder) + "/", StringComparison.Ordinal));
    }

    private static Dictionary<string, HashSet<string>> NamedByPrompts(string root, IEnumerable<string> changed)
    {
        var named = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var prompt in changed.Where(file => file.StartsWith("prompts/", StringComparison.Ordinal)).Select(file => file.Split('/')[1]).Distinct())
        {
            var config = Path.Combine(root, "prompts", prompt, "config.json");
            // A prompt that was removed names nothing any more; what rendered it fails by itself.
            if (!File.Exists(config))
                continue;
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllBytes(config));
                named[prompt] = json.RootElement.TryGetProperty("suites", out var suites) && suites.ValueKind == JsonValueKind.Array ? [.. suites.EnumerateArray().Select(suite => suite.GetString() ?? "")] : [];
            }
            catch (JsonException fault)
            {
                throw new WrongInputException($"prompts/{prompt}/config.json line {(fault.LineNumber ?? 0) + 1}: this is not valid JSON. Mend it there.", fault);
            }
        }

        return named;
    }

    private static string Relative(string root, string path) => Path.GetRelativePath(root, Path.GetFullPath(path)).Replace('\\', '/');
}
