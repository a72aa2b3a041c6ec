using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>What the grade loop ended with.</summary>
/// <param name="Text">The last good version.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="Rounds">How often the model was asked.</param>
/// <param name="Refused">Why rewritings were not kept.</param>
public sealed record SimplerText(string Text, ReadingGrade Grade, int Rounds, IReadOnlyList<string> Refused) : PatientWords;
