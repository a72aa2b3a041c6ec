namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Cuts a long text into windows of one or two pieces of whole sentences, so that a pasted chart neither hides a request nor adds up to one.
/// A short text is one window.
/// </summary>
internal static class TextWindows
{
    /// <summary>Up to this many words a text is judged as a whole.</summary>
    public const int ShortText = 90;

    private const int ShortestPiece = 8;
    private const int LongestPiece = 45;

    /// <summary>The next window at or after a piece's start; the caller begins with zero and stops at null.</summary>
    public static IEnumerable<TextWindow> Of(WordScan scan)
    {
        if (scan.Count <= ShortText)
        {
            yield return new TextWindow(0, scan.Count, AtEdge: true);
            yield break;
        }

        var before = -1;
        var start = 0;
        while (start < scan.Count)
        {
            var end = PieceEnd(scan, start);
            var isLast = end == scan.Count;
            yield return new TextWindow(start, end, start == 0 || isLast);
            if (before >= 0)
                yield return new TextWindow(before, end, before == 0 || isLast);
            before = start;
            start = end;
        }
    }

    private static int PieceEnd(in WordScan scan, int start)
    {
        var end = start;
        while (end < scan.Count && end - start < LongestPiece)
        {
            end++;
            if (end - start >= ShortestPiece && end < scan.Count && scan[end].Sentence != scan[end - 1].Sentence)
                return scan.Count - end < ShortestPiece ? scan.Count : end;
        }

        return scan.Count - end < ShortestPiece ? scan.Count : end;
    }
}
