namespace ClinicalAssistant.Guardrails;

/// <summary>Reads where a statement holds something off: "avoid", "keep away from", "is left out", "put off", "must not be given", and "need not be avoided".</summary>
internal static class HoldWords
{
    private const int LongestBetween = 9;
    private const int Reach = 5;

    public static List<HoldWord> Read(Statement statement)
    {
        var holds = new List<HoldWord>();
        var tokens = statement.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Last(tokens, i) is not (>= 0 and var last) || statement.PartAt(tokens[i].Start) is not { } part)
                continue;
            var from = StretchFrom(tokens, i);
            var isOfSubject = IsOfSubject(tokens, from, i) || IsBannedAct(tokens, i);
            var end = EndOfObject(statement, last, StretchEnd(tokens, last), isOfSubject);
            holds.Add(new HoldWord(i, isOfSubject ? Subject(tokens, from, i) : i, end, IsDenied(tokens, from, i, last), !part.IsConditional && IsOrdered(tokens, part, from, i)));
        }

        return holds;
    }

    /// <summary>"Avoid A and give B", "A is left out, B is given": what is done beside it is not held off.</summary>
    private static int EndOfObject(Statement statement, int last, int end, bool isOfSubject)
    {
        foreach (var part in statement.Parts)
        {
            if (part.First > last && part.First < end && (statement.Hits.Tokens.Word(part.First) is "and" or "then" || (isOfSubject && statement.Hits.Tokens.FollowsComma(part.First))))
                end = part.First;
        }

        for (var i = last + 1; isOfSubject && i < end; i++)
        {
            if (statement.Hits.Tokens.Word(i) is "and")
                return i;
        }

        return end;
    }

    /// <summary>The last token of the words that hold something off, where they begin at the token; -1 otherwise.</summary>
    private static int Last(Tokens tokens, int token)
    {
        var word = tokens.Word(token);
        if (IsVerb(word) || word.StartsWith("contraindicat"))
            return token;
        if (IsBannedAct(tokens, token))
            return token + 1;
        if (word is "hold" && token + 1 < tokens.Count && (tokens.Word(token + 1) is "off" or "back" || tokens.IndexOf("until") > token))
            return token;
        if (word is "is" or "are" && token + 1 < tokens.Count && tokens.Word(token + 1) is "out" && (token + 2 == tokens.Count || tokens.Word(token + 2) is "for" or "because" or "as" or "since" || EndsStretch(tokens, token + 2)))
            return token + 1;
        if (!IsMover(tokens, token))
            return -1;
        for (var i = token + 1; i < Math.Min(tokens.Count, token + LongestBetween) && (tokens.FollowsComma(i) || !EndsStretch(tokens, i)); i++)
        {
            if (IsParticle(word, tokens.Word(i)))
                return i;
        }

        return -1;
    }

    private static bool IsVerb(ReadOnlySpan<char> word) =>
        word is "avoid" or "avoids" or "avoided" or "avoiding" or "withhold" or "withholds" or "withheld" or "withholding" or "omit" or "omits" or "omitted" or "omitting" or "postpone" or "postpones" or "postponed" or "postponing"
            or "defer" or "defers" or "deferred" or "deferring" or "delay" or "delays" or "delayed" or "delaying" or "skip" or "skipped" or "skipping" or "discard" or "discarded" or "abstain" or "exclusion" or "unsuitable"
            or "stop" or "stopped" or "stopping" or "discontinue" or "discontinued" or "wait" or "waits" or "waiting" or "remove" or "removed";

    /// <summary>"Keep … away", "is left out", "put … off": the verb of such a pair.</summary>
    private static bool IsMover(Tokens tokens, int token) => tokens.Word(token) switch
    {
        "keep" or "keeps" or "kept" or "keeping" or "stay" or "stays" or "staying" or "remain" or "put" or "puts" or "putting" or "leave" or "leaves" or "leaving" or "throw" or "thrown" => true,
        "left" => (token > 0 && tokens.Word(token - 1) is "be" or "is" or "are" or "best") || (token + 1 < tokens.Count && tokens.Word(token + 1) is "out" or "off" or "alone"),
        _ => false,
    };

    private static bool IsParticle(ReadOnlySpan<char> verb, ReadOnlySpan<char> particle) => verb switch
    {
        ['k', 'e', ..] => particle is "off" or "away" or "out" or "apart" or "from",
        "stay" or "stays" or "staying" or "remain" => particle is "off" or "away" or "out",
        "put" or "puts" or "putting" => particle is "off",
        "throw" or "thrown" => particle is "away" or "out",
        _ => particle is "out" or "off" or "alone",
    };

    /// <summary>"Must not be given", "cannot safely have": what is done with a medicine is forbidden.</summary>
    private static bool IsBannedAct(Tokens tokens, int token)
    {
        var at = token + 1;
        if (tokens.Word(token) is "must" or "should" or "may" or "can" && at < tokens.Count && tokens.Word(at) is "not" or "never")
            at++;
        else if (tokens.Word(token) is not ("cannot" or "cant" or "mustnt" or "shouldnt"))
            return false;
        while (at < tokens.Count && tokens.Word(at) is "be" or "safely" or "therefore" or "now" or "yet")
            at++;
        return at < tokens.Count && tokens.Word(at) is "given" or "used" or "taken" or "started" or "offered" or "have" or "receive" or "get" or "attend" or "go";
    }

    private static bool IsDenied(Tokens tokens, int from, int first, int last)
    {
        for (var i = first - 1; i >= Math.Max(from, first - Reach) && !tokens.FollowsComma(i + 1); i--)
        {
            if (tokens.Word(i) is "not" or "never" or "no" or "dont" or "doesnt" or "shouldnt" or "mustnt" or "neednt" or "cannot" or "cant" or "without" or "isnt" or "arent" or "nor" or "neither" or "nobody" or "wont")
                return true;
            // "Do not give it and avoid the sun": the denial is of another verb.
            if (tokens.Word(i) is "and" or "then")
                break;
        }

        for (var i = last + 1; i + 1 < Math.Min(tokens.Count, last + 1 + Reach) && !EndsStretch(tokens, i); i++)
        {
            if (tokens.Word(i) is "unnecessary" || (tokens.Word(i) is "not" or "isnt" or "no" && tokens.Word(i + 1) is "required" or "needed" or "necessary" or "longer" or "indicated"))
                return true;
        }

        return last + 1 < tokens.Count && tokens.Word(last + 1) is "unnecessary";
    }

    private static bool IsOrdered(Tokens tokens, StatementPart part, int from, int first)
    {
        // "Withholding it is wrong" orders nothing.
        if (tokens.Word(first).EndsWith("ing") && (first == 0 || tokens.Word(first - 1) is not "keep"))
            return false;
        if (first == part.First || first == from || IsBannedAct(tokens, first) || tokens.Word(first) is "is" or "are" or "stay" or "stays" || tokens.Word(first - 1) is "and" or "then" or "please" or "keep" or "also")
            return true;
        for (var i = first - 1; i >= Math.Max(part.First, first - Reach); i--)
        {
            if (tokens.Word(i) is "must" or "should" or "please" or "is" or "are" || (tokens.Word(i) is "has" or "have" or "needs" or "need" && tokens.Word(i + 1) is "to"))
                return true;
        }

        return false;
    }

    /// <summary>"X is left out", "X should be avoided", "cuffs stay off": what is held off stands before.</summary>
    private static bool IsOfSubject(Tokens tokens, int from, int first)
    {
        if (tokens.Word(first) is "is" or "are" or "stay" or "stays" or "wait" or "waits" || tokens.Word(first).StartsWith("contraindicat") || tokens.Word(first) is "exclusion" or "unsuitable" or "delay")
            return true;
        return first > from && tokens.Word(first - 1) is "be" or "is" or "are" or "been" or "being" or "not" or "never" or "also" or "best";
    }

    /// <summary>Where the subject begins: behind the verb of another clause.</summary>
    private static int Subject(Tokens tokens, int from, int first)
    {
        var i = first - 1;
        // "Has a pacemaker and must not have …": another thing is told before.
        if (i >= from && tokens.Word(i) is "and" or "then")
            return first;
        while (i >= from && (IsAuxiliary(tokens.Word(i)) || tokens.Word(i) is "a" or "an" or "no"))
            i--;
        while (i >= from && !IsAuxiliary(tokens.Word(i)) && tokens.Word(i) is not ("give" or "take" or "use" or "start" or "continue"))
            i--;
        return i + 1;
    }

    private static bool IsAuxiliary(ReadOnlySpan<char> word) =>
        word is "is" or "are" or "was" or "were" or "be" or "been" or "must" or "should" or "may" or "can" or "will" or "has" or "have" or "not" or "never" or "to" or "best" or "also" or "need" or "needs";

    private static int StretchFrom(Tokens tokens, int token)
    {
        while (token > 0 && !EndsStretch(tokens, token))
            token--;
        return token;
    }

    private static int StretchEnd(Tokens tokens, int token)
    {
        token++;
        while (token < tokens.Count && !EndsStretch(tokens, token))
            token++;
        return token;
    }

    /// <summary>Whether a stretch ends before the token.</summary>
    private static bool EndsStretch(Tokens tokens, int token) =>
        token >= tokens.Count || tokens.Word(token) is "but" or "whereas" or "while" or "because" or "since" or "although" or "though" or "so"
        || (tokens.FollowsComma(token) && tokens.Word(token) is "as" or "then")
        || tokens.Text.AsSpan(tokens[token - 1].End, tokens[token].Start - tokens[token - 1].End) is var gap && (gap.ContainsAny(";:\n(") || gap.Contains(". ", StringComparison.Ordinal));
}
