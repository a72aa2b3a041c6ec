using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks;

/// <summary>One part of what a model is asked.</summary>
/// <param name="Heading">Text that stands before what it writes, or null.</param>
/// <param name="Asked">What it is asked.</param>
public sealed record TaskPart(string? Heading, string Asked) : PatientWords;
