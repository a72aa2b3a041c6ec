using System.Text.Json;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Models;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Evals;

/// <summary>
/// A provider that grades. It answers with a JSON object; a reply without one is asked for again, a few times at most. That it fails is a value: the
/// thing it was to grade then has no verdict. A hosted one sees what the site lets it see.
/// </summary>
/// <param name="provider">The provider.</param>
/// <param name="folder">Folder of the evals, which holds the judges' prompts.</param>
/// <param name="deidentifier">Replaces identifiers where the provider may not see them.</param>
internal sealed class Judge(ModelProvider provider, string folder, Func<Deidentifier> deidentifier)
{
    private const int MostAttempts = 3;

    private readonly Dictionary<string, JudgeTemplate> _templates = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public string Name => provider.Name;

    /// <summary>The prompts used so far, as <c>name version hash</c>.</summary>
    public IReadOnlyList<string> Versions
    {
        get
        {
            lock (_lock)
                return [.. _templates.Values.Select(template => template.Shown)];
        }
    }

    /// <summary>
    /// Asks, and reads the object of the reply; null from <paramref name="read"/> is a reply that cannot be used. What it is given beside the object puts back
    /// the identifiers in a text of the reply.
    /// </summary>
    public async Task<(T? Value, string? Fault)> AskAsync<T>(string template, IReadOnlyDictionary<string, string> values, Func<JsonElement, Func<string, string>, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        if (provider.EffectivePatientText == PatientText.None)
            return (null, $"judge '{provider.Name}' is hosted and the site does not let it see patient text. Set Models:Providers:{provider.Name}:PatientText, or name a judge on this machine");
        var prompt = Template(template);
        CaseContext.Current?.Judged(prompt.Shown);
        var shield = new ProviderShield(provider, deidentifier);
        List<ChatMessage> messages = [.. prompt.Prompt.Filled(values).Select(message => new ChatMessage(message.Role == "system" ? ChatRole.System : ChatRole.User, shield.Replace(message.Text)))];
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                // The seed makes another attempt another question to a provider that honours it.
                var response = await provider.Client.GetResponseAsync(messages, new ChatOptions { Temperature = 0, Seed = attempt, MaxOutputTokens = 1024 }, cancellationToken).ConfigureAwait(false);
                foreach (var (json, _) in JsonWithin.Of(response.Text, whole: false))
                {
                    using (json)
                    {
                        if (json.RootElement.ValueKind == JsonValueKind.Object && read(json.RootElement, shield.Restore) is { } value)
                            return (value, null);
                    }
                }
            }
            catch (ProviderException fault)
            {
                return (null, $"judge '{provider.Name}' did not answer: {fault.Message}");
            }
            catch (NoCassetteException fault)
            {
                return (null, $"judge '{provider.Name}': {fault.Message}");
            }
        }

        return (null, $"judge '{provider.Name}' gave no verdict that can be read in {MostAttempts} attempts");
    }

    private JudgeTemplate Template(string name)
    {
        lock (_lock)
            return _templates.TryGetValue(name, out var template) ? template : _templates[name] = JudgeTemplate.Load(folder, name);
    }
}
