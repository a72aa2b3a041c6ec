namespace ClinicalAssistant.Core;

/// <summary>One sentence of a document with what it rests on.</summary>
/// <param name="Text">The sentence, without marks of any kind.</param>
/// <param name="Sources">Ids of the sources it rests on; empty where it has no basis.</param>
public sealed record DocumentSentence(string Text, IReadOnlyList<string> Sources) : PatientWords
{
    /// <summary>Why it is not to be trusted as it stands: it has no basis, or states what its sources do not. Empty where every check held.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Whether a person wrote or changed it after drafting.</summary>
    public bool ByHand { get; init; }
}
