namespace ClinicalAssistant.Core;

/// <summary>A piece of a text by its place in it. Holds offsets, no words.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Token(int Start, int End, TokenKind Kind)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>The token's characters in the text it was read from.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
