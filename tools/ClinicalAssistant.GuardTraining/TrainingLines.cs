using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Reads and checks the training files.</summary>
internal static class TrainingLines
{
    private static readonly string[] Labels = ["refuse", "caution", "allow", "escalate", "none", "injection", "benign"];

    public static IReadOnlyList<TrainingLine> Read(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
            throw new WrongInputException($"{folder} holds no *.jsonl. Point --lines at guardrails/training.");
        var lines = new List<TrainingLine>();
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var number = 0;
            var below = Path.GetRelativePath(folder, Path.GetDirectoryName(file)!).Replace('\\', '/');
            foreach (var json in File.ReadLines(file))
            {
                number++;
                if (string.IsNullOrWhiteSpace(json))
                    continue;
                var place = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)} line {number}");
                var line = Parse(json, place, Path.GetFileName(file), below == "." ? "" : below);
                if (!seen.TryAdd(line.Text, place))
                    throw new WrongInputException($"{place}: the same text stands at {seen[line.Text]}. Remove one.");
                lines.Add(line);
            }
        }

        return lines;
    }

    private static TrainingLine Parse(string json, string place, string file, string folder)
    {
        try
        {
            var root = JsonDocument.Parse(json).RootElement;
            var line = new TrainingLine
            {
                Text = root.GetProperty("text").GetString()!,
                Label = root.GetProperty("label").GetString()!,
                Category = root.GetProperty("category").GetString()!,
                Pair = root.TryGetProperty("pair", out var pair) ? pair.GetString() : null,
                Kind = root.TryGetProperty("kind", out var kind) ? kind.GetString() : null,
                Writer = file[..1],
                File = file,
                Folder = folder,
            };
            if (!Labels.Contains(line.Label))
                throw new WrongInputException($"{place} field label: write one of {string.Join(", ", Labels)}.");
            if (line.Label == "refuse" && PolicyCategories.Of(line.Category) is null)
                throw new WrongInputException($"{place} field category: '{line.Category}' is not known. See guardrails/training/README.md.");
            return line;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new WrongInputException($"{place}: not a training line. Write {{\"text\",\"label\",\"category\",\"pair\"?}}.", wrong);
        }
    }
}
