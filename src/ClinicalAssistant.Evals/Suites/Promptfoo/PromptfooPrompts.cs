using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>Prompts of a promptfoo configuration: texts, text files (several parted by a line of ---; by name or pattern, with file:// or without) and chats as JSON.</summary>
internal sealed partial class PromptfooPrompts(string folder, SuiteSources sources, PromptfooVariables environment)
{
    private const string FileScheme = "file://";

    public IReadOnlyList<PromptVariant> Read(SuiteNode node)
    {
        var nodes = node.Items ?? [node];
        var prompts = new List<PromptVariant>();
        foreach (var one in nodes)
        {
            var label = one.Find("label")?.Scalar ?? one.Find("id")?.Scalar;
            var raw = one.Find("raw")?.Scalar;
            var text = one.Scalar ?? raw ?? one.Find("id")?.Scalar ?? throw one.Fault("a prompt must be a text, 'file://…', or a map with 'raw' or 'id'.");
            foreach (var template in raw is not null && !text.StartsWith(FileScheme, StringComparison.Ordinal) ? [raw] : Templates(one, text))
            {
                prompts.Add(new PromptVariant
                {
                    Id = label is not null && !prompts.Exists(prompt => prompt.Id == label) ? label : string.Create(CultureInfo.InvariantCulture, $"prompt {prompts.Count + 1}"),
                    Messages = Messages(one, environment.WithEnvironment(one, template)),
                });
            }
        }

        return prompts.Count > 0 ? prompts : throw node.Fault("there is no prompt. Write at least one.");
    }

    private IEnumerable<string> Templates(SuiteNode node, string text)
    {
        var schemed = text.StartsWith(FileScheme, StringComparison.Ordinal);
        if (!schemed && !FileName().IsMatch(text))
            return [text];
        var file = schemed ? text[FileScheme.Length..] : text;
        var found = Found(file);
        // A sentence may end in the name of a file; a name alone is meant as one.
        if (found.Count == 0 && !schemed && file.Contains(' ', StringComparison.Ordinal))
            return [text];
        if (Path.GetExtension(file) is not (".txt" or ".md" or ".json" or ".j2" or ".yaml" or ".yml"))
            throw node.Fault($"the prompt '{text}' is not supported. Supported: texts and files .txt, .md, .j2, .json, .yaml.");
        return found.Count > 0 ? found.SelectMany(path => FromFile(path, Path.GetRelativePath(folder, path))) : throw node.Fault($"there is no file '{text}' beside the configuration.");
    }

    private List<string> Found(string file)
    {
        var full = Path.Combine(folder, file);
        if (!file.Contains('*', StringComparison.Ordinal))
            return File.Exists(full) ? [full] : [];
        var beside = Path.GetDirectoryName(full)!;
        return Directory.Exists(beside) ? [.. Directory.EnumerateFiles(beside, Path.GetFileName(full)).Order(StringComparer.Ordinal)] : [];
    }

    private string[] FromFile(string full, string file)
    {
        var content = SuiteFile.Text(sources.Take(full), file).ReplaceLineEndings("\n");
        return Path.GetExtension(file) switch
        {
            ".yaml" or ".yml" => [SuiteFile.Yaml(full, file).ToJson().GetRawText()],
            ".txt" => content.Split("\n---\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            _ => [content],
        };
    }

    private static List<(string Role, string Template)> Messages(SuiteNode node, string template)
    {
        if (!template.TrimStart().StartsWith('['))
            return [("user", template)];
        try
        {
            using var json = JsonDocument.Parse(template);
            var messages = json.RootElement.EnumerateArray().Select(message => (Role: message.GetProperty("role").GetString() ?? "", Template: message.GetProperty("content").GetString() ?? "")).ToList();
            return messages.TrueForAll(message => message.Role is "system" or "user" or "assistant")
                ? messages
                : throw node.Fault("a message of a chat prompt has the role system, user or assistant.");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [("user", template)];
        }
    }

    [GeneratedRegex(@"^[^\n{}]+\.(txt|md|j2|json|jsonl|ya?ml|csv|[cm]?[jt]s|py)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
