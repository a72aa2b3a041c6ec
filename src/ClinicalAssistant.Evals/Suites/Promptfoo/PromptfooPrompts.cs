using System.Globalization;
using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>Prompts of a promptfoo configuration: texts, text files (several parted by a line of ---) and chats as JSON.</summary>
internal sealed class PromptfooPrompts(string folder, SuiteSources sources, PromptfooVariables environment)
{
    public IReadOnlyList<PromptVariant> Read(SuiteNode node)
    {
        var nodes = node.Items ?? [node];
        var prompts = new List<PromptVariant>();
        foreach (var one in nodes)
        {
            var label = one.Find("label")?.Scalar ?? one.Find("id")?.Scalar;
            var text = one.Scalar ?? one.Find("raw")?.Scalar ?? one.Find("id")?.Scalar ?? throw one.Fault("a prompt must be a text, 'file://…', or a map with 'raw' or 'id'.");
            foreach (var template in Templates(one, text))
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

    private string[] Templates(SuiteNode node, string text)
    {
        if (!text.StartsWith("file://", StringComparison.Ordinal))
            return [text];
        var file = text["file://".Length..];
        if (Path.GetExtension(file) is not (".txt" or ".md" or ".json" or ".j2" or ".yaml" or ".yml"))
            throw node.Fault($"the prompt '{text}' is not supported. Supported: texts and files .txt, .md, .j2, .json, .yaml.");
        var full = Path.Combine(folder, file);
        if (!File.Exists(full))
            throw node.Fault($"there is no file '{text}' beside the configuration.");
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
}
