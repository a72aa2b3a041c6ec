using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Generating;

namespace ClinicalAssistant.Evals;

/// <summary>Puts each trial to what its suite measures, and gives its judge along. Providers that suites bring live as long as this.</summary>
internal sealed class Asking : IDisposable
{
    private readonly PipelineAsker _pipeline;
    private readonly ModelAsker _model;
    private readonly SearchAsker _search;
    private readonly Dictionary<(string Suite, string Provider), ModelProvider> _asked = [];
    private readonly List<ModelProvider> _own = [];
    private readonly Dictionary<string, Judge> _judges = new(StringComparer.Ordinal);

    /// <summary>Makes ready what the plan asks.</summary>
    /// <exception cref="WrongInputException">A provider or judge cannot be asked.</exception>
    public Asking(RunPlan plan, RunRequest request, ModelCatalogue models, PipelineAsker pipeline, ModelAsker model, SearchAsker search, string folder)
    {
        (_pipeline, _model, _search) = (pipeline, model, search);
        foreach (var suite in plan.Suites)
        {
            if ((request.Judge ?? suite.Judge) is { } named)
                _judges[suite.Name] = new Judge(models.ChainFor(models.Knows(named) ? named : throw new WrongInputException($"There is no provider '{named}' to judge. There are: {string.Join(", ", models.Providers.Select(one => one.Name).DefaultIfEmpty("none"))}."))[0], folder);
            if (suite.Mode != SuiteMode.Model)
                continue;
            foreach (var name in suite.Providers)
                _asked[(suite.Name, name)] = Open(suite, name, models);
        }
    }

    /// <summary>The judges' prompts that were used.</summary>
    public IEnumerable<string> JudgeVersions => _judges.Values.SelectMany(judge => judge.Versions).Distinct();

    public async Task<CaseRun> AskAsync(Trial trial, CancellationToken cancellationToken)
    {
        var run = trial.Suite.Mode switch
        {
            SuiteMode.Model => await _model.AskAsync(trial, _asked[(trial.Suite.Name, trial.Variant.Provider)], cancellationToken).ConfigureAwait(false),
            SuiteMode.Search => _search.Ask(trial),
            _ => await _pipeline.AskAsync(trial, cancellationToken).ConfigureAwait(false),
        };
        return run with { Judge = _judges.GetValueOrDefault(trial.Suite.Name) };
    }

    public void Dispose()
    {
        _search.Dispose();
        foreach (var provider in _own)
            provider.Dispose();
    }

    private ModelProvider Open(EvalSuite suite, string name, ModelCatalogue models)
    {
        ModelProvider provider;
        var own = suite.OwnProviders.GetValueOrDefault(name);
        if (own?.Options is { } options)
        {
            try
            {
                provider = models.Open(name, options);
            }
            catch (ArgumentException fault)
            {
                throw new WrongInputException($"{suite.Owner}: provider '{name}': {fault.Message}", fault);
            }

            _own.Add(provider);
        }
        else
        {
            provider = models.ChainFor(own?.Configured ?? name)[0];
        }

        return provider.EffectivePatientText == PatientText.None
            ? throw new WrongInputException($"Provider '{provider.Name}' is hosted and the site does not let it see patient text, and the cases of a suite count as such. Set Models:Providers:{provider.Name}:PatientText to Deidentified or Identified.")
            : provider;
    }
}
