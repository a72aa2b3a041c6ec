namespace ClinicalAssistant.Core;

/// <summary>
/// Splits clinical text into sentences. Abbreviations, initials, decimals and doses ("5 mg.") do not end one; a list item, a heading
/// and a table row are each one; citation marks after the full stop stay with their sentence. The spans cover the whole text in order:
/// white space belongs to the sentence before it.
/// </summary>
public static class SentenceReader
{
    /// <summary>The sentences of a text, in order and without gaps; empty for an empty text.</summary>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spans = new List<TextSpan>();
        var start = 0;
        while (start < text.Length)
        {
            var position = start;
            var end = SentenceBoundary.Next(text, start, ref position);
            if (end < 0)
                end = text.Length;
            spans.Add(new TextSpan(start, end));
            start = end;
        }

        return spans;
    }
}
