using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A condition's name at its place in a text.</summary>
/// <param name="Condition">Id of the condition.</param>
/// <param name="Start">Where the name begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
public sealed record ConditionMention(string Condition, int Start, int End) : PatientWords
{
    /// <summary>How the text means it: denied, of a relative, past, suspected.</summary>
    public ContextSense Sense { get; init; }
}
