using System.Buffers.Text;
using System.Text;

namespace ClinicalAssistant.Guardrails;

/// <summary>Reads through the usual disguises of a request: letters spaced apart, digits for letters, Base64.</summary>
internal static class Disguise
{
    private const int ShortestCode = 24;

    /// <summary>The text without its disguise, or null where it wears none.</summary>
    public static string? Reveal(string text)
    {
        if (text.Length > 50_000)
            return null;
        return Decode(text) ?? Despace(text) ?? Undigit(text);
    }

    private static string? Decode(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '+' or '/' or '='))
                i++;
            var length = i - start;
            if (length >= ShortestCode)
            {
                var code = text.AsSpan(start, length - (length % 4)).ToString();
                if (Base64.IsValid(code))
                {
                    var bytes = Convert.FromBase64String(code);
                    if (bytes.All(b => b is >= 32 and < 127 or 10 or 13 or 9) && bytes.Contains((byte)' '))
                        return Encoding.ASCII.GetString(bytes);
                }
            }

            i++;
        }

        return null;
    }

    /// <summary>"i g n o r e  a l l" becomes "ignore all": single letters with one sign between belong together.</summary>
    private static string? Despace(string text)
    {
        StringBuilder? joined = null;
        var copied = 0;
        var i = 0;
        while (i < text.Length)
        {
            var run = i;
            var letters = 0;
            while (run < text.Length && char.IsLetter(text[run]) && (run + 1 >= text.Length || !char.IsLetterOrDigit(text[run + 1])))
            {
                letters++;
                run += 2;
                if (run - 1 < text.Length && !(text[run - 1] is ' ' or '.' or '-' or '_' or '*'))
                    break;
            }

            var startsWord = i == 0 || !char.IsLetterOrDigit(text[i - 1]);
            if (letters >= 4 && startsWord)
            {
                joined ??= new StringBuilder(text.Length);
                joined.Append(text, copied, i - copied);
                for (var k = i; k < run && k < text.Length; k += 2)
                    joined.Append(text[k]);
                joined.Append(' ');
                copied = Math.Min(run, text.Length);
                i = copied;
                continue;
            }

            i++;
        }

        return joined?.Append(text, copied, text.Length - copied).ToString();
    }

    private static string? Undigit(string text)
    {
        StringBuilder? plain = null;
        for (var i = 1; i + 1 < text.Length; i++)
        {
            var letter = text[i] switch
            {
                '0' => 'o',
                '1' or '!' => 'i',
                '3' => 'e',
                '4' => 'a',
                '5' => 's',
                '7' => 't',
                _ => '\0',
            };
            if (letter == '\0' || !char.IsLetter(text[i - 1]) || !char.IsLetter(text[i + 1]))
                continue;
            plain ??= new StringBuilder(text);
            plain[i] = letter;
        }

        return plain?.ToString();
    }
}
