using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>The engines that benchmarks measure.</summary>
internal sealed record BenchmarkEngines(InputGuard Guard, Deidentifier Deidentifier, ContractVerbs Contracts, KnowledgeBase Knowledge, ImportedPacks Imported, PackRankings Rankings)
{
    /// <summary>Imported packs that the run is limited to; empty for all of the benchmark's kind.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];
}
