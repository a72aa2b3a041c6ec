using ClinicalAssistant.Core;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals;

/// <summary>What a run will do, checked as a whole before anything runs.</summary>
internal sealed class RunPlan
{
    private RunPlan(IReadOnlyList<EvalSuite> suites, IReadOnlyDictionary<string, IReadOnlyList<Variant>> variants) => (Suites, _variants) = (suites, variants);

    private readonly IReadOnlyDictionary<string, IReadOnlyList<Variant>> _variants;

    public IReadOnlyList<EvalSuite> Suites { get; }

    /// <summary>Providers that are asked, in the order of the suites.</summary>
    public IReadOnlyList<string> Providers => [.. _variants.Values.SelectMany(variants => variants.Select(variant => variant.Provider)).Distinct()];

    /// <summary>Providers of the settings that suites ask in a way of their own.</summary>
    public IEnumerable<string> Configured => Suites.SelectMany(suite => suite.OwnProviders.Values).Select(own => own.Configured).OfType<string>();

    public int TotalOf(EvalSuite suite) => suite.Cases.Count * _variants[suite.Name].Count * suite.Repeats;

    public int Total => Suites.Sum(TotalOf);

    /// <summary>Every trial, in order. A suite's trials are numbered from 1.</summary>
    public IEnumerable<Trial> Trials => Suites.SelectMany(suite => TrialsOf(suite).Select((trial, at) => trial with { Number = at + 1 }));

    /// <summary>Makes the plan.</summary>
    /// <exception cref="WrongInputException">A suite is named twice, or asks for a provider or mode that cannot be.</exception>
    public static RunPlan Of(RunRequest request, IReadOnlyList<EvalSuite> suites, ModelCatalogue models)
    {
        if (suites.GroupBy(suite => suite.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new WrongInputException($"The suite '{twice.Key}' is named twice. Name it once.");
        var taken = suites.Select(suite => suite with
        {
            Repeats = request.Repeats ?? suite.Repeats,
            Providers = request.Provider is { } named && suite.Providers is not [ScriptedChatClient.Name] ? [named] : suite.Providers,
        }).ToList();
        return new RunPlan(taken, taken.ToDictionary(suite => suite.Name, suite => Variants(suite, models), StringComparer.Ordinal));
    }

    private static IReadOnlyList<Variant> Variants(EvalSuite suite, ModelCatalogue models)
    {
        IReadOnlyList<string> providers = suite.Mode == SuiteMode.Render ? [ScriptedChatClient.Name] : suite.Providers.Count > 0 ? suite.Providers : [EvalVerbs.ReferenceGeneratorName];
        foreach (var provider in providers.Where(provider => !suite.OwnProviders.ContainsKey(provider)))
        {
            if (provider == EvalVerbs.ReferenceGeneratorName && suite.Mode == SuiteMode.Model)
                throw new WrongInputException($"The suite '{suite.Name}' asks a model without the pipeline. Name the provider with --provider, or under 'providers' of the suite.");
            if (provider != EvalVerbs.ReferenceGeneratorName && !models.Knows(provider))
                throw new WrongInputException($"There is no provider or route '{provider}'. There are: {string.Join(", ", models.Providers.Select(one => one.Name).Concat(models.RouteNames).Prepend(EvalVerbs.ReferenceGeneratorName).Distinct())}.");
        }

        if (providers.Contains(ScriptedChatClient.Name) && suite.Mode != SuiteMode.Render && suite.Cases.FirstOrDefault(one => one.Script.Count == 0) is { } silent)
            throw new WrongInputException($"The suite '{suite.Name}' runs on the provider 'scripted', and its case '{silent.Id}' has no 'script'. Write what the model is to say.");
        IReadOnlyList<PromptVariant?> prompts = suite.Prompts.Count > 0 ? [.. suite.Prompts] : [null];
        return [.. prompts.SelectMany(prompt => providers.Select(provider => new Variant(prompt, provider)))];
    }

    private IEnumerable<Trial> TrialsOf(EvalSuite suite) =>
        from one in suite.Cases
        from variant in _variants[suite.Name]
        from sample in Enumerable.Range(1, suite.Repeats)
        select new Trial(suite, one, variant, sample, 0);
}
