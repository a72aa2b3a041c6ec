using System.Text;

namespace ClinicalAssistant.Guardrails;

/// <summary>"i g n o r e  a l l", "i.g.n.o.r.e": single letters with one sign between belong together.</summary>
internal static class SpacedLetters
{
    private const int FewestLetters = 4;

    /// <summary>The text with such letters joined, or null where there are none.</summary>
    public static string? Of(string text)
    {
        StringBuilder? joined = null;
        var copied = 0;
        var i = 0;
        while (i < text.Length)
        {
            // Only a letter that stands alone begins such a run; most letters of a text do not.
            if ((i > 0 && char.IsLetterOrDigit(text[i - 1])) || (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
            {
                i++;
                continue;
            }

            var run = i;
            var letters = 0;
            while (run < text.Length && char.IsLetter(text[run]) && (run + 1 >= text.Length || !char.IsLetterOrDigit(text[run + 1])))
            {
                letters++;
                run += 2;
                if (run - 1 < text.Length && !(text[run - 1] is ' ' or '.' or '-' or '_' or '*' or '/' or '|' or '+'))
                    break;
            }

            if (letters >= FewestLetters)
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
}
