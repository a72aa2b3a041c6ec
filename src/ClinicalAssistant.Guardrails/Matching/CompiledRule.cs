namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A rule over term groups. It fires where a term of its first group stands with a term of each further group within so many words of it,
/// no cancelling term near, in front or anywhere, and every accompanying term somewhere in the text.
/// </summary>
internal sealed class CompiledRule
{
    private const int LongestTerm = 16;

    public required string Id { get; init; }

    /// <summary>Groups that must stand together; the first is what the distances are measured from.</summary>
    public required int[] All { get; init; }

    /// <summary>Groups that must each stand anywhere in the text.</summary>
    public required int[] With { get; init; }

    /// <summary>Groups that cancel a match in their sentence.</summary>
    public required int[] None { get; init; }

    /// <summary>Groups that cancel anywhere in the text.</summary>
    public required int[] Nowhere { get; init; }

    /// <summary>Groups that cancel a match that they precede by at most <see cref="Before"/> words.</summary>
    public required int[] UnlessBefore { get; init; }

    public required int Before { get; init; }

    public required int Within { get; init; }

    public required bool Ordered { get; init; }

    public required bool SameSentence { get; init; }

    /// <summary>Whether words in quotation marks count.</summary>
    public required bool InQuotes { get; init; }

    /// <summary>
    /// The place of the first match as tokens, or null where the rule does not fire. <paramref name="accept"/> may turn a whole place down,
    /// <paramref name="counts"/> a single term (by its first token).
    /// </summary>
    public (int Start, int End)? Match(TermHits hits, Func<int, int, bool>? accept = null, Func<int, bool>? counts = null)
    {
        foreach (var group in All)
        {
            if (!hits.Any(group))
                return null;
        }

        foreach (var group in With)
        {
            if (!hits.Any(group))
                return null;
        }

        foreach (var group in Nowhere)
        {
            if (hits.Any(group))
                return null;
        }

        foreach (var anchor in hits.Of(All[0]))
        {
            if (!InQuotes && !hits.QuotesCount && hits.Tokens[anchor.Start].Quoted)
                continue;
            if (counts is not null && !counts(anchor.Start))
                continue;
            if (Span(hits, anchor, counts) is { } span && !IsCancelled(hits, span) && (accept is null || accept(span.Start, span.End)))
                return span;
        }

        return null;
    }

    private (int Start, int End)? Span(TermHits hits, TermHits.Hit anchor, Func<int, bool>? counts)
    {
        var start = anchor.Start;
        var end = anchor.End;
        Span<(int Start, int End)> taken = stackalloc (int, int)[All.Length];
        taken[0] = (anchor.Start, anchor.End);
        for (var g = 1; g < All.Length; g++)
        {
            TermHits.Hit? chosen = null;
            var best = int.MaxValue;
            foreach (var hit in hits.Between(All[g], anchor.Start - Within - LongestTerm, anchor.End + Within))
            {
                var distance = hit.Start >= anchor.End ? hit.Start - anchor.End : anchor.Start - hit.End;
                if (distance < 0 || distance > Within || distance >= best || (Ordered && hit.Start < end) || Overlaps(taken[..g], hit))
                    continue;
                if (SameSentence && hits.Tokens[hit.Start].Sentence != hits.Tokens[anchor.Start].Sentence)
                    continue;
                if (counts is not null && !counts(hit.Start))
                    continue;
                best = distance;
                chosen = hit;
            }

            if (chosen is not { } pick)
                return null;
            taken[g] = (pick.Start, pick.End);
            start = Math.Min(start, pick.Start);
            end = Math.Max(end, pick.End);
        }

        return (start, end);
    }

    private bool IsCancelled(TermHits hits, (int Start, int End) span)
    {
        var first = hits.Tokens[span.Start].Sentence;
        var last = hits.Tokens[span.End - 1].Sentence;
        foreach (var group in None)
        {
            if (hits.InSentences(group, first, last))
                return true;
        }

        foreach (var group in UnlessBefore)
        {
            foreach (var hit in hits.Between(group, span.Start - Before - LongestTerm, span.Start - 1))
            {
                if (hit.End <= span.Start && span.Start - hit.End < Before && hits.Tokens[hit.Start].Sentence == first)
                    return true;
            }
        }

        return false;
    }

    private static bool Overlaps(ReadOnlySpan<(int Start, int End)> taken, TermHits.Hit hit)
    {
        foreach (var (start, end) in taken)
        {
            if (hit.Start < end && start < hit.End)
                return true;
        }

        return false;
    }
}
