using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>The engines that benchmarks measure.</summary>
internal sealed record BenchmarkEngines(InputGuard Guard, Deidentifier Deidentifier, ContractVerbs Contracts, KnowledgeBase Knowledge);
