using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A signature under a draft.</summary>
/// <param name="Version">The version that was read; another one by now is a conflict.</param>
/// <param name="Name">The person who answers for it.</param>
/// <param name="Role">Their role.</param>
public sealed record DocumentSignLine(int? Version, string? Name, string? Role) : PatientWords;
