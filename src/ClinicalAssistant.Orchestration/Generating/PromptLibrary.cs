using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.Core;
using Microsoft.SemanticKernel;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>
/// The prompt templates of <c>prompts/&lt;Task&gt;/{skprompt.txt,config.json}</c>, in Semantic Kernel's own format, each checked against the
/// variables that the pipeline supplies. Beside Semantic Kernel's fields <c>config.json</c> states <c>version</c>, <c>owner</c> and <c>suites</c>.
/// </summary>
public sealed class PromptLibrary
{
    private const string TextSchema = """{"type":"string"}""";

    private readonly Dictionary<string, Prompt> _prompts;

    private PromptLibrary(Dictionary<string, Prompt> prompts) => _prompts = prompts;

    /// <summary>All prompts.</summary>
    public IReadOnlyCollection<Prompt> All => _prompts.Values;

    /// <summary>The prompt in that folder.</summary>
    /// <exception cref="WrongInputException">There is none.</exception>
    public Prompt Get(string name) => _prompts.GetValueOrDefault(name)
        ?? throw new WrongInputException($"prompts/{name}: there is no such prompt. Restore the folder, or remove the task that names it.");

    /// <summary>Loads and checks every folder.</summary>
    /// <exception cref="WrongInputException">A file is missing or broken, a variable unknown or missing: names file and line.</exception>
    public static PromptLibrary Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new WrongInputException($"{folder}: the prompt folder is missing. Restore it, or set Consult:ContentFolder.");
        var prompts = new Dictionary<string, Prompt>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var prompt = LoadOne(path);
            prompts.Add(prompt.Version.Name, prompt);
        }

        return new PromptLibrary(prompts);
    }

    private static Prompt LoadOne(string path)
    {
        var name = Path.GetFileName(path);
        var template = ReadFile(path, name, "skprompt.txt");
        var config = ReadFile(path, name, "config.json");
        PromptTemplateConfig parsed;
        string version, owner;
        List<string> suites;
        try
        {
            using var json = JsonDocument.Parse(config);
            parsed = PromptTemplateConfig.FromJson(config);
            version = Field(json, name, "version");
            owner = Field(json, name, "owner");
            suites = json.RootElement.TryGetProperty("suites", out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(suite => suite.GetString() ?? "")]
                : throw new WrongInputException($"prompts/{name}/config.json: 'suites' is missing. List the eval suites that cover this prompt.");
        }
        catch (JsonException fault)
        {
            throw new WrongInputException($"prompts/{name}/config.json line {(fault.LineNumber ?? 0) + 1}: this is not valid JSON. Mend it there.", fault);
        }

        catch (ArgumentException fault)
        {
            throw new WrongInputException($"prompts/{name}/config.json: Semantic Kernel cannot read it ({fault.InnerException?.Message ?? fault.Message}).", fault);
        }

        PromptVariables.Check(name, template, [.. parsed.InputVariables.Select(variable => variable.Name)]);
        parsed.Template = template;
        parsed.Name = name;
        // Said here, so that Semantic Kernel does not work it out: doing so loads a schema exporter at every start.
        foreach (var variable in parsed.InputVariables)
            variable.JsonSchema ??= TextSchema;
        PromptMessages messages;
        try
        {
            messages = PromptMessages.Of(name, parsed);
        }
        catch (KernelException fault)
        {
            throw new WrongInputException($"prompts/{name}/skprompt.txt: Semantic Kernel cannot read the template ({fault.Message}).", fault);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template + "\0" + config)));
        return new Prompt(new PromptVersion(name, version, hash), owner, suites, messages, PromptVariables.Instructions(template));
    }

    private static string ReadFile(string path, string name, string file)
    {
        var full = Path.Combine(path, file);
        return File.Exists(full)
            ? File.ReadAllText(full)
            : throw new WrongInputException($"prompts/{name}/{file}: the file is missing. A prompt folder holds skprompt.txt and config.json.");
    }

    private static string Field(JsonDocument json, string name, string field) =>
        json.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new WrongInputException($"prompts/{name}/config.json: '{field}' is missing. State it as a string.");
}
