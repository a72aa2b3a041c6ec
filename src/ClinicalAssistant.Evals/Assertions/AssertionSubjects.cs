using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Evals;

/// <summary>What assertions are checked against when a suite is read, and what some of them look things up in. Loaded when first asked for: a suite without the pipeline needs none of it.</summary>
internal sealed class AssertionSubjects(IServiceProvider services)
{
    /// <summary>Whether snapshots are written anew instead of being compared.</summary>
    public bool UpdateSnapshots { get; init; }

    public ModelCatalogue Models => services.GetRequiredService<ModelCatalogue>();

    public GuardPolicy Policy => services.GetRequiredService<GuardPolicy>();

    public KnowledgeBase Knowledge => services.GetRequiredService<KnowledgeBase>();

    public FindingRecogniser Recogniser => services.GetRequiredService<FindingRecogniser>();

    public CalculatorCatalogue Calculators => services.GetRequiredService<CalculatorCatalogue>();

    public Deidentifier Deidentifier => services.GetRequiredService<Deidentifier>();

    public IReadOnlyCollection<string> Tasks => services.GetRequiredService<TaskCatalogue>().Names;

    public int RankedConditions => services.GetRequiredService<ConsultOptions>().RankedConditions;
}
