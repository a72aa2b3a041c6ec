namespace ClinicalAssistant.Knowledge;

/// <summary>A word of a text.</summary>
/// <param name="Word">Lower case, accents folded.</param>
/// <param name="Stem">Its stem.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct QueryToken(string Word, string Stem, int Start, int End)
{
    /// <summary>Words of a user: the text form gives none.</summary>
    public override string ToString() => nameof(QueryToken);
}
