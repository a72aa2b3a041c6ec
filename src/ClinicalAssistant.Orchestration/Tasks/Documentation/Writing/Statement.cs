using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Something the material states, written as a clause of a note.</summary>
/// <param name="Text">The clause.</param>
/// <param name="Turns">The words it was made of, as the classifier sees them.</param>
/// <param name="Utterances">Places of the utterances it rests on.</param>
internal sealed record Statement(string Text, IReadOnlyList<SpokenTurn> Turns, IReadOnlyList<int> Utterances) : PatientWords
{
    /// <summary>The topic's id, or null until it is classified.</summary>
    public string? Topic { get; init; }

    /// <summary>How sure the topic is, 0 to 1.</summary>
    public double Certainty { get; init; }

    /// <summary>How likely it is to belong in no note, 0 to 1.</summary>
    public double Chatter { get; init; }

    /// <summary>The facts of the clause.</summary>
    public IReadOnlyList<StatedFact> Facts { get; init; } = [];
}
