using System.Collections;
using System.Text;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>The words and numbers of some texts, read once: whether a name or a number stands in them whole.</summary>
internal sealed class KnownWords
{
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Text, BitArray Begins)> _numbers = [];

    public KnownWords(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            foreach (var word in Words(text))
                _words.Add(word);
            _numbers.Add(Joined(text));
        }
    }

    /// <summary>Whether every word of the name is one of theirs. Initials count only where there is nothing else.</summary>
    public bool HasName(string name)
    {
        var words = Words(name);
        var full = words.Where(word => word.Length > 1).ToList();
        return (full.Count > 0 ? full : words).TrueForAll(_words.Contains);
    }

    /// <summary>Whether the number, however its figures are grouped, is one of theirs and not part of a longer one.</summary>
    public bool HasNumber(string number)
    {
        var sought = Joined(number).Text;
        return sought.Length == 0 || _numbers.Exists(text => StandsIn(text, sought));
    }

    private static bool StandsIn((string Text, BitArray Begins) all, string sought)
    {
        for (var at = all.Text.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = all.Text.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            if (Begins(all, at) && Begins(all, at + sought.Length))
                return true;
        }

        return false;
    }

    private static bool Begins((string Text, BitArray Begins) all, int at) => at == 0 || at == all.Text.Length || all.Begins[at] || Kind(all.Text[at - 1]) != Kind(all.Text[at]);

    private static int Kind(char c) => char.IsDigit(c) ? 1 : char.IsLetter(c) ? 2 : 0;

    // In capitals and without what parts the groups of a number ("020 7946-0958" is "02079460958"), with the places where a group began.
    private static (string Text, BitArray Begins) Joined(string text)
    {
        var joined = new StringBuilder(text.Length);
        var begins = new BitArray(text.Length + 1);
        foreach (var c in text)
        {
            if (c is ' ' or '-' or '.' or '(' or ')' or '/' or '+' or '\u00a0' or '\u2011' or '\u2013')
                begins[joined.Length] = true;
            else
                joined.Append(char.ToUpperInvariant(c));
        }

        return (joined.ToString(), begins);
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetter(text[i]) || char.IsSurrogate(text[i])))
                continue;
            if (i > start)
                words.Add(text[start..i]);
            start = i + 1;
        }

        return words;
    }
}
