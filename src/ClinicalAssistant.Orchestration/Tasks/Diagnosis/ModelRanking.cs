namespace ClinicalAssistant.Orchestration.Tasks.Diagnosis;

/// <summary>Reads the diagnoses that a model's text lists: those under "Most likely" in their order, then the dangerous ones.</summary>
internal static class ModelRanking
{
    private const int Most = 12;
    private const int LongestName = 80;

    private static readonly string[] NameEnds = [":", " (", " [", " –", " —", " - ", ";", ".", ",", " because ", " due to ", " with "];

    public static IReadOnlyList<string> Read(string text)
    {
        var likely = new List<string>();
        var dangerous = new List<string>();
        List<string>? section = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (IsHeading(line))
                section = line.Contains("most likely", StringComparison.OrdinalIgnoreCase) ? likely : line.Contains("dangerous", StringComparison.OrdinalIgnoreCase) ? dangerous : null;
            else if (section is not null && Item(line) is { } name && !section.Contains(name, StringComparer.OrdinalIgnoreCase))
                section.Add(name);
        }

        return [.. likely.Concat(dangerous).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
    }

    private static bool IsHeading(string line) =>
        line.StartsWith('#') || (line.StartsWith("**", StringComparison.Ordinal) && line.TrimEnd(':').EndsWith("**", StringComparison.Ordinal) && line.IndexOf("**", 2, StringComparison.Ordinal) >= line.TrimEnd(':').Length - 2);

    private static string? Item(string line)
    {
        var name = line.TrimStart('-', '*', '•', ' ');
        if (name.Length == line.Length || name.Length == 0)
        {
            name = line.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            if (name.Length == line.Length || name.Length == 0 || name[0] is not ('.' or ')'))
                return null;
            name = name[1..];
        }

        name = name.Replace("*", "", StringComparison.Ordinal).Trim();
        foreach (var end in NameEnds)
        {
            var at = name.IndexOf(end, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
                name = name[..at];
        }

        name = name.Trim(' ', '.', ':', ',');
        return name.Length is > 1 and <= LongestName ? name : null;
    }
}
