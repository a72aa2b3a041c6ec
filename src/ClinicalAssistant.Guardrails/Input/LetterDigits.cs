using System.Text;

namespace ClinicalAssistant.Guardrails;

/// <summary>"1gn0r3 y0ur rul3s": digits and signs that stand for letters inside words.</summary>
internal static class LetterDigits
{
    private const int FewestWords = 2;

    /// <summary>The text with such digits read as letters, or null where fewer than two words hold one between small letters (H1N1, HbA1c and Q4H are ordinary).</summary>
    public static string? Of(string text)
    {
        var words = 0;
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (Letter(text[i]) == '\0' || !char.IsLower(text[i - 1]) || !char.IsLower(text[i + 1]))
                continue;
            words++;
            while (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
                i++;
        }

        if (words < FewestWords)
            return null;
        var plain = new StringBuilder(text);
        for (var i = 0; i < text.Length; i++)
        {
            var besideLetter = (i > 0 && char.IsLetter(text[i - 1])) || (i + 1 < text.Length && char.IsLetter(text[i + 1]));
            if (besideLetter && Letter(text[i]) is var letter and not '\0')
                plain[i] = letter;
        }

        return plain.ToString();
    }

    private static char Letter(char c) => c switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => '\0',
    };
}
