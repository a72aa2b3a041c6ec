using System.Text;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Reads through the usual disguises of a request: Base64, hexadecimal, letters turned by thirteen, text written backwards, letters spaced
/// apart, digits for letters, letters of mathematics and of tags. Ordinary text costs one pass over it and wears none.
/// </summary>
internal static class Disguise
{
    // The longest question that can be allowed; every disguise is looked for in time that grows with the text alone.
    private const int LongestText = 1_000_000;

    /// <summary>What the text says behind its disguises, one after the other, or null where it wears none.</summary>
    public static string? Reveal(string text)
    {
        if (text.Length > LongestText)
            return null;
        StringBuilder? revealed = null;
        foreach (var plain in (ReadOnlySpan<string?>)[CodedText.Base64Of(text), CodedText.HexOf(text), TurnedText.Of(text), StyledLetters.Of(text), SpacedLetters.Of(text), LetterDigits.Of(text)])
        {
            if (plain is not null)
                (revealed ??= new StringBuilder()).Append(plain).Append('\n');
        }

        return revealed?.ToString();
    }
}
