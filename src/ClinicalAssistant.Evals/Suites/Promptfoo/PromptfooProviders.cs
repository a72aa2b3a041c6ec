using System.Globalization;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Maps promptfoo's providers: to a provider of the settings by its name or model; else one of its own where it names a server on this machine.
/// A hosted one must stand in the settings, since those say what it may see.
/// </summary>
internal sealed class PromptfooProviders(ModelCatalogue models, PromptfooVariables environment, Action<SuiteNode, string> pass)
{
    private static readonly string[] KnownConfig = ["apiBaseUrl", "apiKey", "apiKeyEnvar", "temperature", "max_tokens"];

    public IReadOnlyList<(string Name, OwnProvider? Own)> Read(SuiteNode node)
    {
        var providers = (node.Items ?? [node]).Select(ReadOne).ToList();
        return providers.Count > 0 ? Apart(providers) : throw node.Fault("there is no provider. Name at least one.");
    }

    /// <summary>The same provider may be asked in several ways: each has its label for a name, or its place among them.</summary>
    private static List<(string Name, OwnProvider? Own)> Apart(IReadOnlyList<(string Name, string? Label, OwnProvider? Own)> providers)
    {
        var several = providers.GroupBy(provider => provider.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var taken = providers.Select(provider => provider.Name).Except(several, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var apart = new List<(string, OwnProvider?)>();
        foreach (var (name, label, own) in providers)
        {
            var unique = name;
            if (several.Contains(name) && (label is null || !taken.Add(unique = label)))
            {
                unique = name;
                for (var place = 2; !taken.Add(unique); place++)
                    unique = string.Create(CultureInfo.InvariantCulture, $"{name}#{place}");
            }

            apart.Add((unique, unique == name ? own : own ?? new OwnProvider(null, null, null) { Configured = name }));
        }

        return apart;
    }

    private (string Name, string? Label, OwnProvider? Own) ReadOne(SuiteNode node)
    {
        var (id, label, config) = node.Scalar is { } text ? (text, null, null)
            : node.Find("id") is { } stated ? (stated.Text("'id'"), node.Find("label")?.Scalar, node.Find("config"))
            : node.Fields is [var (only, inner)] ? (only, inner.Find("label")?.Scalar, inner.Find("config"))
            : throw node.Fault("a provider must be a name or a map with 'id'.");
        id = environment.WithEnvironment(node, id);
        foreach (var (name, value) in (config?.Fields ?? []).Where(field => !KnownConfig.Contains(field.Key)))
            pass(value, $"'config.{name}' of provider '{id}'");
        var (kind, model) = Parsed(id);
        if (models.Find(label ?? id) is { } named)
            return (named.Name, label, Configured(named.Name, config));
        if (models.Find(id) is { } byId)
            return (byId.Name, label, Configured(byId.Name, config));
        if (models.Providers.FirstOrDefault(provider => provider.Model == model && (kind is null || provider.Kind == kind)) is { } byModel && Address(config, node) is null)
            return (byModel.Name, label, Configured(byModel.Name, config));
        return Own(node, config, kind, model) is { } own
            ? (label ?? id, label, own)
            : throw node.Fault($"the provider '{id}' is in no way known here. Configure one named '{label ?? model}' under Models:Providers in appsettings.json, or run with --provider NAME.");
    }

    /// <summary>A server on this machine needs no settings: nothing leaves it.</summary>
    private OwnProvider? Own(SuiteNode node, SuiteNode? config, ProviderKind? kind, string model)
    {
        var endpoint = Address(config, node) ?? (kind == ProviderKind.Ollama ? "http://127.0.0.1:11434/" : null);
        if (endpoint is null || kind is not (ProviderKind.Ollama or ProviderKind.OpenAICompatible) || !Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !address.IsLoopback)
            return null;
        var key = config?.Find("apiKey")?.Text("'apiKey'") ?? (config?.Find("apiKeyEnvar")?.Scalar is { } variable ? Environment.GetEnvironmentVariable(variable) : null);
        var options = new ProviderOptions
        {
            Kind = kind.ToString(),
            Endpoint = endpoint,
            Model = model,
            ApiKey = key is null ? null : environment.WithEnvironment(node, key),
        };
        return new OwnProvider(options, Temperature(config), MaxTokens(config));
    }

    /// <summary>One of the settings, asked as the configuration says.</summary>
    private static OwnProvider? Configured(string name, SuiteNode? config) =>
        Temperature(config) is var temperature && MaxTokens(config) is var most && (temperature is not null || most is not null)
            ? new OwnProvider(null, temperature, most) { Configured = name }
            : null;

    private static float? Temperature(SuiteNode? config) => (float?)config?.Find("temperature")?.Number("'temperature'");

    private static int? MaxTokens(SuiteNode? config) => config?.Find("max_tokens")?.Count("'max_tokens'", 1, 1_000_000);

    private string? Address(SuiteNode? config, SuiteNode node) => config?.Find("apiBaseUrl") is { } address ? environment.WithEnvironment(node, address.Text("'apiBaseUrl'")) : null;

    private static (ProviderKind? Kind, string Model) Parsed(string id)
    {
        var parts = id.Split(':', 3);
        var model = parts.Length > 2 && parts[1] is "chat" or "completion" or "responses" ? parts[2] : id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return (parts[0].ToLower(CultureInfo.InvariantCulture) switch
        {
            "openai" or "vllm" or "localai" or "litellm" or "openrouter" => ProviderKind.OpenAICompatible,
            "ollama" => ProviderKind.Ollama,
            "azureopenai" or "azure" => ProviderKind.AzureOpenAI,
            _ => null,
        }, model);
    }
}
