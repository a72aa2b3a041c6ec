using System.Text;

namespace ClinicalAssistant.Guardrails;

/// <summary>Letters of mathematics, in circles and squares, and the invisible letters of tags, read as the letters they show.</summary>
internal static class StyledLetters
{
    private const int FewestLetters = 4;

    /// <summary>The text in plain letters, or null where it holds hardly any such letter.</summary>
    public static string? Of(string text)
    {
        if (!HasAny(text))
            return null;
        var plain = new StringBuilder(text.Length);
        var found = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Plain(rune.Value) is { } letter)
            {
                plain.Append(letter);
                found++;
            }
            else
                plain.Append(rune.ToString());
        }

        return found >= FewestLetters ? plain.ToString() : null;
    }

    private static bool HasAny(string text)
    {
        foreach (var c in text)
        {
            // The high surrogates of the planes that hold them, and letters in circles.
            if (c is '\ud835' or '\ud83c' or '\udb40' or (>= '\u2460' and <= '\u24ff'))
                return true;
        }

        return false;
    }

    private static char? Plain(int code) => code switch
    {
        >= 0x1D400 and <= 0x1D6A3 => Latin((code - 0x1D400) % 52),
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((code - 0x1D7CE) % 10)),
        >= 0x24B6 and <= 0x24CF => (char)('a' + (code - 0x24B6)),
        >= 0x24D0 and <= 0x24E9 => (char)('a' + (code - 0x24D0)),
        >= 0x1F130 and <= 0x1F149 => (char)('a' + (code - 0x1F130)),
        >= 0x1F150 and <= 0x1F169 => (char)('a' + (code - 0x1F150)),
        >= 0x1F170 and <= 0x1F189 => (char)('a' + (code - 0x1F170)),
        >= 0xE0020 and <= 0xE007E => (char)(code - 0xE0000),
        _ => null,
    };

    private static char Latin(int index) => (char)('a' + (index % 26));
}
