using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>A fact that a text states.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">It, in the words of the text.</param>
/// <param name="Key">What it is about: name of the drug, id of the finding, side and part of the body; empty for numbers.</param>
public sealed record StatedFact(FactKind Kind, string Text, string Key) : PatientWords
{
    /// <summary>The amounts it states: a dose, a value, a duration.</summary>
    public IReadOnlyList<TextNumber> Amounts { get; init; } = [];
}
