using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A sentence that was held back (then without its words) or marked.</summary>
public sealed record WithheldJson(string Status, string? Text, IReadOnlyList<string> Reasons) : PatientWords;
