using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>PubMedQA as it is published: one JSON object whose names are the articles' ids (<c>ori_pqal.json</c>). JSON lines are taken as they are.</summary>
internal static class PubMedQaFile
{
    /// <exception cref="WrongInputException">The file is neither.</exception>
    public static IEnumerable<string> Read(string path)
    {
        List<string> lines = [.. BenchmarkData.Read(path)];
        if (lines.Count == 0 || IsQuestion(lines[0]))
            return lines;
        try
        {
            using var whole = JsonDocument.Parse(string.Join('\n', lines));
            return [.. whole.RootElement.EnumerateObject().Select(article => Line(article.Name, JsonObject.Create(article.Value) ?? []))];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new WrongInputException($"{path}: neither JSON lines nor PubMedQA's own form, an object of articles by their id. Fetch ori_pqal.json of pubmedqa/pubmedqa.", fault);
        }
    }

    private static string Line(string id, JsonObject article)
    {
        article["id"] = id;
        return article.ToJsonString();
    }

    private static bool IsQuestion(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && (json.RootElement.TryGetProperty("question", out _) || json.RootElement.TryGetProperty("QUESTION", out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
