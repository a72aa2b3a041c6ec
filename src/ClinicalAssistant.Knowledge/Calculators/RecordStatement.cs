using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Whether an entry of the problem list answers an input with yes.</summary>
internal static class RecordStatement
{
    /// <summary>The entry holds one of the input's words as a whole word, of this patient, not denied, doubted or refuted.</summary>
    public static bool Says(RecordEntry entry, CalculatorInput input)
    {
        if (entry.Status is "refuted" or "entered-in-error" or "unconfirmed" or "provisional" || input.RecordExceptions.Any(word => Find(entry.Text, word) >= 0))
            return false;
        foreach (var word in input.RecordWords)
        {
            var at = Find(entry.Text, word);
            if (at >= 0 && (ContextScope.Read(entry.Text).At(at, at + word.Length) & ~ContextSense.Historical) == ContextSense.None)
                return true;
        }

        return false;
    }

    private static int Find(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }

        return -1;
    }
}
