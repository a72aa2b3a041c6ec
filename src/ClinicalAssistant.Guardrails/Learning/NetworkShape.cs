namespace ClinicalAssistant.Guardrails;

/// <summary>The sizes of the network, which training and inference share. A change needs a new <see cref="TextFeatures.Version"/>.</summary>
internal static class NetworkShape
{
    /// <summary>Patterns of each width: one word, two words, three words.</summary>
    public const int Filters = 64;

    /// <summary>Patterns of all widths: what is kept of a text is how well each fits its best place.</summary>
    public const int Patterns = 3 * Filters;

    /// <summary>
    /// What a word adds to the patterns, by its place in them: as first word to all three widths, as second word to the two wider ones, as
    /// third word to the widest.
    /// </summary>
    public const int Places = 6 * Filters;

    /// <summary>What the hidden layer reads: the patterns, and the mean of the words' vectors.</summary>
    public const int Pooled = Patterns + WordVectors.Size;

    public const int Hidden = 48;

    /// <summary>The outputs before those of categories and kinds of emergency.</summary>
    public const int Harm = 0;

    public const int Emergency = 1;

    public const int Injection = 2;

    public const int FixedOutputs = 3;

    /// <summary>How many sizes of number are told apart.</summary>
    public const int Numbers = 18;
}
