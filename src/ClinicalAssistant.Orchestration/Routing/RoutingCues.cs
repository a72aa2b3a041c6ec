using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>One task's cues as <c>prompts/&lt;Task&gt;/routing.json</c> states them.</summary>
/// <param name="Task">The task's wire name.</param>
/// <param name="Cues">Patterns with their weights.</param>
internal sealed record RoutingCues(string Task, IReadOnlyList<RoutingCue> Cues)
{
    public static IReadOnlyList<RoutingCues> Load(string promptFolder) =>
        [.. Directory.EnumerateFiles(promptFolder, "routing.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(LoadOne)];

    /// <summary>The sum of the weights of those that match.</summary>
    /// <param name="text">The text.</param>
    /// <param name="canMatch">Of each cue whether it can match there at all.</param>
    public double Score(string text, ReadOnlySpan<bool> canMatch)
    {
        var score = 0.0;
        for (var i = 0; i < Cues.Count; i++)
        {
            if (canMatch[i] && Cues[i].Matches(text))
                score += Cues[i].Weight;
        }

        return score;
    }

    private static RoutingCues LoadOne(string path)
    {
        var shown = $"prompts/{Path.GetFileName(Path.GetDirectoryName(path))}/routing.json";
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var task = json.RootElement.GetProperty("task").GetString()!;
            var cues = json.RootElement.GetProperty("cues").EnumerateArray()
                .Select(cue => new RoutingCue(cue.GetProperty("pattern").GetString()!, cue.GetProperty("weight").GetDouble()));
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
