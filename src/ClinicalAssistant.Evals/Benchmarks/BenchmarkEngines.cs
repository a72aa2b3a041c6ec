using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Orchestration.Tasks.Documentation;

namespace ClinicalAssistant.Evals;

/// <summary>The engines that benchmarks measure.</summary>
internal sealed record BenchmarkEngines(InputGuard Guard, Deidentifier Deidentifier, ContractVerbs Contracts, KnowledgeBase Knowledge)
{
    /// <summary>Reads findings.</summary>
    public required FindingRecogniser Findings { get; init; }

    /// <summary>Chooses among named diagnoses.</summary>
    public required OptionChoice Options { get; init; }

    /// <summary>Finds the conditions that a name means.</summary>
    public required ConditionNames Names { get; init; }

    /// <summary>The imported packs there are.</summary>
    public required ImportedPacks Imported { get; init; }

    /// <summary>Ranks over imported packs.</summary>
    public required PackRankings Rankings { get; init; }

    /// <summary>Drafts documents.</summary>
    public required DocumentVerbs Documents { get; init; }

    /// <summary>Reads what documents are made of.</summary>
    public required NoteEngine Notes { get; init; }

    /// <summary>The provider that drafts, or null for the task's own.</summary>
    public string? Provider { get; init; }

    /// <summary>Searches packs.</summary>
    public required PassageSearch Passages { get; init; }

    /// <summary>The data file of the run; some benchmarks read more beside it.</summary>
    public string Data { get; init; } = "";

    /// <summary>Imported packs that the run is limited to; empty for all of the benchmark's kind.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];
}
