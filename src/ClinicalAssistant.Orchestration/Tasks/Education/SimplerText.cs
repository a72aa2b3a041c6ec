using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>What the grade loop ended with.</summary>
/// <param name="Text">The last good version.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="Rounds">How often the model answered.</param>
/// <param name="Refused">Why rewritings were not kept.</param>
public sealed record SimplerText(string Text, ReadingGrade Grade, int Rounds, IReadOnlyList<string> Refused) : PatientWords
{
    /// <summary>Tokens that the rewritings took, as far as the model reports them.</summary>
    public UsageDetails Usage { get; } = new();

    /// <summary>What kind of failure ended the loop early, or null.</summary>
    public string? Fault { get; init; }
}
