namespace ClinicalAssistant.Guardrails;

/// <summary>What words of order mean where they stand: "the first dose" counts, "until two weeks after" tells how long, "never before" turns the order.</summary>
internal static class OrderWords
{
    /// <summary>"Drops first", "put the drops on first and"; "the first dose" and "on first use" count.</summary>
    public static bool ComesFirst(Tokens tokens, int token)
    {
        if (tokens.Word(token) is not ("first" or "initially") || tokens.Word(token - 1) is "the" or "a" or "at" or "per" or "his" or "her" or "your" or "every" or "this" or "that")
            return false;
        return tokens.Word(token - 1) is not "on" || (token + 1 < tokens.Count && tokens.Word(token + 1) is "and" or "then");
    }

    /// <summary>"Until two weeks after it ends" tells how long, and no order.</summary>
    public static bool TellsEnd(Tokens tokens, int token)
    {
        for (var i = token - 1; i >= Math.Max(0, token - 4); i--)
        {
            if (EndsClause(tokens, i + 1))
                return false;
            if (tokens.Word(i) is "until" or "till")
                return true;
        }

        return false;
    }

    /// <summary>"Once a day" counts, and "because X given before Y can do harm" gives the reason, which is the order that is not to be.</summary>
    public static bool TellsNoOrder(Statement statement, TermHits.Hit hit)
    {
        var tokens = statement.Hits.Tokens;
        if (TellsEnd(tokens, hit.Start))
            return true;
        if (tokens.Word(hit.Start) is "once" && hit.End < tokens.Count && tokens.Word(hit.End) is "a" or "daily" or "every" or "per" or "weekly" or "nightly" or "monthly" or "only" or "more" or "each")
            return true;
        return statement.PartAt(tokens[hit.Start].Start) is { } part && tokens.Word(part.First) is "because" or "otherwise" or "lest";
    }

    /// <summary>"Do not … before": the clause that the word closes begins with a ban.</summary>
    public static bool IsForbiddenBefore(Statement statement, int before)
    {
        if (before == 0 || !statement.DeniedAt[before - 1])
            return false;
        for (var i = before - 1; i >= 0; i--)
        {
            if (statement.Hits.Tokens.Word(i) is "not" or "never" or "dont" or "no" or "nothing" or "without")
                return statement.Hits.Tokens.Word(i) is not "without";
        }

        return false;
    }

    public static bool HoldsSubject(Tokens tokens, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (tokens.Word(i) is "it" or "they" or "this")
                return true;
        }

        return false;
    }

    public static bool EndsClause(Tokens tokens, int end) =>
        end >= tokens.Count || tokens.Text.AsSpan(tokens[end - 1].End, tokens[end].Start - tokens[end - 1].End).ContainsAny(",;:.[");

    /// <summary>"After this dose change", "the next puff": the word belongs to what it stands before.</summary>
    public static bool IsOfNoun(Statement statement, TermHits.Hit hit)
    {
        var tokens = statement.Hits.Tokens;
        if (tokens.Word(hit.End - 1) is "this" or "these" or "it" or "them" && hit.End < tokens.Count && tokens.Text.AsSpan(tokens[hit.End - 1].End, tokens[hit.End].Start - tokens[hit.End - 1].End).IsWhiteSpace())
            return true;
        if (tokens.Word(hit.End - 1) is "that" && hit.End < tokens.Count && !EndsClause(tokens, hit.End) && EndsClause(tokens, hit.End + 1))
            return true;
        if (tokens.Word(hit.End - 1) is "that" && hit.End < tokens.Count && tokens.Word(hit.End) is "first" or "second" or "third" or "last" or "dose" or "time" or "age" or "day" or "date" or "week" or "point" or "course")
            return true;
        return tokens.Word(hit.Start) is "next" or "second" && hit.Start > 0 && tokens.Word(hit.Start - 1) is "the" or "then" or "his" or "her" or "your" or "their" or "a";
    }

    public static bool TellsFailure(Tokens tokens, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (tokens.Word(i) is "fails" or "fail" or "failed" or "insufficient" or "inadequate" or "ineffective" or "unsuccessful")
                return true;
            if (tokens.Word(i) is "not" or "isnt" or "doesnt" && i + 1 < part.End && tokens.Word(i + 1) is "work" or "worked" or "help" or "helped" or "enough" or "sufficient" or "effective" or "suffice")
                return true;
        }

        return false;
    }

    /// <summary>"…, 30 minutes before food": only how long before, and what comes first stands in the clause before.</summary>
    public static bool IsOnlyTime(Statement statement, int from, int to)
    {
        var timed = false;
        for (var i = from; i < to; i++)
        {
            var place = statement.Hits.Tokens[i].Start;
            var inside = false;
            foreach (var number in statement.Numbers)
                inside |= number.Unit is not null && place >= number.Start && place < number.End;
            if (!inside && statement.ConceptAt[i] != 0)
                return false;
            timed |= inside;
        }

        return timed;
    }
}
