using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Models;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Evals;

/// <summary>Puts a case to a provider without the pipeline: the suite's prompt, else the bare question. A hosted provider sees what the site lets it see.</summary>
internal sealed class ModelAsker(Func<Deidentifier> deidentifier, TimeProvider time)
{
    public async Task<CaseRun> AskAsync(Trial trial, ModelProvider provider, CancellationToken cancellationToken)
    {
        var own = trial.Suite.OwnProviders.GetValueOrDefault(trial.Variant.Provider);
        var filled = trial.Variant.Prompt?.Filled(trial.Case.Variables) ?? [("user", trial.Case.Question)];
        var shield = new ProviderShield(provider, deidentifier);
        List<ChatMessage> messages = [.. filled.Select(message => new ChatMessage(Role(message.Role), shield.Replace(message.Text)))];
        var started = time.GetTimestamp();
        var response = await provider.Client.GetResponseAsync(messages, new ChatOptions { Temperature = own?.Temperature, MaxOutputTokens = own?.MaxTokens }, cancellationToken).ConfigureAwait(false);
        var use = ModelUse.Of(response);
        return new CaseRun(trial.Case with { Question = trial.Case.Question.Length > 0 ? trial.Case.Question : filled[^1].Text }, shield.Restore(response.Text))
        {
            Provider = provider.Name,
            Use = use,
            Cost = use is null ? null : provider.Price(use),
            Elapsed = time.GetElapsedTime(started),
        };
    }

    private static ChatRole Role(string role) => role switch { "system" => ChatRole.System, "assistant" => ChatRole.Assistant, _ => ChatRole.User };
}
