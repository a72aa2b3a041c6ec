using ClinicalAssistant.Core;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tasks;

/// <summary>A model's text after its task worked on it as a whole. Unchecked: the output guard reads it next.</summary>
/// <param name="Text">The text.</param>
/// <param name="Notices">What the reader must know of it.</param>
/// <param name="Usage">Tokens that the work took.</param>
public sealed record FinishedText(string Text, IReadOnlyList<Notice> Notices, UsageDetails Usage) : PatientWords;
