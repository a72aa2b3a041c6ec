using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Evals;

/// <summary>What assertions are checked against when a suite is read, and what some of them look things up in.</summary>
internal sealed record AssertionSubjects(GuardPolicy Policy, KnowledgeBase Knowledge, FindingRecogniser Recogniser, CalculatorCatalogue Calculators, IReadOnlyCollection<string> Tasks, int RankedConditions);
