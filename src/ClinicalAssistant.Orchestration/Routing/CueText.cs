using System.Globalization;

namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>
/// A text as cues are looked for in it: without case, every digit a zero, every white space a space, what is not ASCII one of two signs, and a mark wherever a word begins or ends.
/// What a pattern matches without regard to case is the same in this form, so a piece of the pattern that is absent here shows that it does not match.
/// </summary>
internal static class CueText
{
    /// <summary>Where a word begins or ends.</summary>
    public const char Boundary = '\u0001';

    private const char OtherLetter = '\u0002';
    private const char OtherSign = '\u0003';

    /// <summary>The text in that form, or null where it holds a character of which it is not certain what patterns make of it.</summary>
    public static char[]? Read(string text)
    {
        var read = new char[(2 * text.Length) + 1];
        var used = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (Fold(c) is not (var folded and not '\0'))
                return null;
            if (IsWord(folded) != inWord)
            {
                read[used++] = Boundary;
                inWord = !inWord;
            }

            read[used++] = folded;
        }

        if (inWord)
            read[used++] = Boundary;
        return read[..used];
    }

    /// <summary>The character in that form; zero where it is not certain.</summary>
    public static char Fold(char c)
    {
        if (char.IsAsciiDigit(c))
            return '0';
        if (c is >= 'A' and <= 'Z')
            return (char)(c | 0x20);
        if (char.IsWhiteSpace(c))
            return ' ';
        if (c < 128)
            return c < ' ' ? OtherSign : c;
        // Letters that are another case of an ASCII letter, somewhere.
        if (c is '\u0130' or '\u0131' or '\u017F' or '\u212A')
            return '\0';
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.DecimalDigitNumber => '0',
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter => OtherLetter,
            UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.OtherPunctuation or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol => OtherSign,
            _ => '\0',
        };
    }

    /// <summary>Whether a folded character is part of a word.</summary>
    public static bool IsWord(char folded) => char.IsAsciiLetterOrDigit(folded) || folded is '_' or OtherLetter;
}
