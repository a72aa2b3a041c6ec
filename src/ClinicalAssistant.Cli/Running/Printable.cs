using System.Text;

namespace ClinicalAssistant.Cli.Running;

/// <summary>Text that is safe on a terminal: no control characters, so nothing a model or a record says can move the cursor or set a title.</summary>
internal static class Printable
{
    /// <summary>The text without control and bidirectional override characters; line ends and tabs stay.</summary>
    public static string Text(string text)
    {
        var clean = text.AsSpan();
        for (var i = 0; i < clean.Length; i++)
        {
            if (IsUnsafe(clean[i]))
                return Without(text, i);
        }

        return text;
    }

    private static bool IsUnsafe(char c) => (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string Without(string text, int first)
    {
        var clean = new StringBuilder(text, 0, first, text.Length);
        foreach (var c in text.AsSpan(first))
        {
            if (!IsUnsafe(c))
                clean.Append(c);
        }

        return clean.ToString();
    }
}
