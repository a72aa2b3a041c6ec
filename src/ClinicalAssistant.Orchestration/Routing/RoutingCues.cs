using System.Text.Json;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>One task's cues as <c>prompts/&lt;Task&gt;/routing.json</c> states them.</summary>
/// <param name="Task">The task's wire name.</param>
/// <param name="Cues">Patterns with their weights.</param>
internal sealed record RoutingCues(string Task, IReadOnlyList<RoutingCues.Cue> Cues)
{
    // A pattern that backtracks is a content error: it is stopped, and then counts as no match.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(50);

    /// <summary>A pattern with its weight.</summary>
    internal sealed record Cue(Regex Pattern, double Weight);

    public static IReadOnlyList<RoutingCues> Load(string promptFolder) =>
        [.. Directory.EnumerateFiles(promptFolder, "routing.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(LoadOne)];

    public double Score(string text) => Cues.Where(cue => Matches(cue.Pattern, text)).Sum(cue => cue.Weight);

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static RoutingCues LoadOne(string path)
    {
        var shown = $"prompts/{Path.GetFileName(Path.GetDirectoryName(path))}/routing.json";
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var task = json.RootElement.GetProperty("task").GetString()!;
            var cues = json.RootElement.GetProperty("cues").EnumerateArray()
                .Select(cue => new Cue(
                    new Regex(cue.GetProperty("pattern").GetString()!, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout),
                    cue.GetProperty("weight").GetDouble()));
            return new RoutingCues(task, [.. cues]);
        }
        catch (JsonException fault)
        {
            throw new WrongInputException($"{shown} line {(fault.LineNumber ?? 0) + 1}: this is not valid JSON. Mend it there.", fault);
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new WrongInputException($"{shown}: expected \"task\" and \"cues\" with \"pattern\" (a regular expression) and \"weight\" (a number). {fault.Message}", fault);
        }
    }
}
