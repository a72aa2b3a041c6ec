using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Tells a sentence of the reference generator that repeats its evidence word for word: what the evidence says needs no second reading of its
/// numbers and negations. List marks, citations and closing punctuation aside; a sentence that cites must stand in a piece it cites.
/// A model's sentence is never let through so: a fragment can drop the "no" before it.
/// </summary>
internal static class VerbatimCheck
{
    private const int Shortest = 4;

    public static bool Holds(string sentence, IReadOnlyList<string> cited, IReadOnlyList<Evidence> evidence)
    {
        var words = Core(sentence);
        if (words.Length < Shortest)
            return false;
        foreach (var piece in evidence)
        {
            if ((cited.Count == 0 || cited.Contains(piece.Id)) && piece.Text.Contains(words, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string Core(string sentence)
    {
        var text = new StringBuilder(sentence.Length);
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] == '[' && sentence.IndexOf(']', i) is > 0 and var close && sentence.AsSpan(i + 1, close - i - 1).ContainsAnyExceptInRange('0', '9') is false)
                i = close;
            else
                text.Append(sentence[i]);
        }

        return text.ToString().Trim().TrimStart('-', '*', '•', ' ').TrimEnd('.', ' ', ';');
    }
}
