using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Counts the verdicts on what a real model wrote, by the prompt that it was given. For one thread at a time.</summary>
internal sealed class RetestTally
{
    private readonly Dictionary<PromptVersion, (SortedSet<string> Providers, int Passed, int Of)> _answered = [];

    public void Add(ResultRow row)
    {
        if (row is not { Status: not CaseStatus.Error, Rendered: { } prompt, Provider: { } provider } || provider is EvalVerbs.ReferenceGeneratorName or ScriptedChatClient.Name)
            return;
        var (providers, passed, of) = _answered.GetValueOrDefault(prompt, (new SortedSet<string>(StringComparer.Ordinal), 0, 0));
        providers.Add(provider);
        _answered[prompt] = (providers, passed + (row.Status == CaseStatus.Passed ? 1 : 0), of + 1);
    }

    /// <summary>Those of the prompts that a real model answered on, each with what came of it.</summary>
    public IReadOnlyDictionary<string, RetestRow> Of(IEnumerable<PromptVersion> prompts, DateTimeOffset now) => prompts.Where(_answered.ContainsKey).ToDictionary(
        prompt => prompt.Name,
        prompt => new RetestRow(prompt.Version, prompt.Hash, string.Join(", ", _answered[prompt].Providers), _answered[prompt].Passed, _answered[prompt].Of, now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        StringComparer.Ordinal);
}
