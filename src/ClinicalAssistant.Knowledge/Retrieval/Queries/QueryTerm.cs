namespace ClinicalAssistant.Knowledge;

/// <summary>A word of a question.</summary>
/// <param name="Word">As it was written, lower case.</param>
/// <param name="Stem">Its stem.</param>
/// <param name="Corrected">Stem of the word it was probably meant to be, or null.</param>
/// <param name="Idf">How rare it is in the index.</param>
internal sealed record QueryTerm(string Word, string Stem, string? Corrected, float Idf) : Core.PatientWords
{
    /// <summary>How much it counts, 1 for a plain one.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>Words that mean the same, each as its stems.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Same { get; init; } = [];
}
