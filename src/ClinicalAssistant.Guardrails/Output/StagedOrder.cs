namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Orders told by what is begun and what is brought in later: "begin A, and once established add B", "go straight to A and keep B for later",
/// "A comes first, with B after it".
/// </summary>
internal static class StagedOrder
{
    private const int Reach = 3;

    /// <summary>The token at which what comes second begins, 0 where the statement tells no such stages.</summary>
    public static int Second(Statement statement)
    {
        var tokens = statement.Hits.Tokens;
        var opening = Opening(tokens);
        for (var i = Math.Max(2, opening); i + 1 < tokens.Count; i++)
        {
            var end = EndOfStage(tokens, i);
            if (IsJoint(tokens, i) && (PointsBack(tokens, i, end) || (opening >= 0 && BringsIn(tokens, i, end))))
                return i;
        }

        return 0;
    }

    /// <summary>"The scan follows if nothing speaks against it": after what the sentence before tells.</summary>
    public static bool FollowsOn(Statement statement)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = 1; i <= Math.Min(Reach, tokens.Count - 1); i++)
        {
            if (tokens.Word(i) is "follows" or "follow")
                return i + 1 == tokens.Count || tokens.Word(i + 1) is "if" or "when" or "unless" or "within" or "later" || tokens.Text.AsSpan(tokens[i].End).TrimStart() is ['.' or ',' or ';', ..];
        }

        return false;
    }

    /// <summary>Where the words stand that tell the first stage: "begin", "start with", "go straight to", "comes first", "is started at once"; -1 for none.</summary>
    private static int Opening(Tokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i == 0 && tokens.Word(i) is "begin" or "start" or "open")
                return i;
            if (tokens.Word(i) is "first" && i > 0 && tokens.Word(i - 1) is "comes" or "come" or "goes" or "go" or "is" or "are" or "in")
                return i;
            if (tokens.Word(i) is "straight" && i > 0 && tokens.Word(i - 1) is "go" or "goes" && i + 1 < tokens.Count && tokens.Word(i + 1) is "to")
                return i;
            if (i > 0 && tokens.Word(i) is "started" or "begun" or "given" && tokens.Word(i - 1) is "is" or "are" && i + 1 < tokens.Count && tokens.Word(i + 1) is "first" or "at" or "straight" or "now" or "today" or "immediately")
                return i;
            if (tokens.Word(i) is "start" or "beginning" && i > 1 && tokens.Word(i - 1) is "the" && tokens.Word(i - 2) is "at")
                return i;
            if (tokens.Word(i) is "try" && tokens.IndexOf("first") is var first && first > i && first - i <= Reach)
                return i;
        }

        return -1;
    }

    /// <summary>"And", "then", a comma or a semicolon that parts two stages.</summary>
    private static bool IsJoint(Tokens tokens, int token) => tokens.Word(token) is "and" or "then" || tokens.FollowsComma(token) || tokens.Text.AsSpan(tokens[token - 1].End, tokens[token].Start - tokens[token - 1].End).Contains(';');

    /// <summary>"…, and aspirin follows that visit", "… once it is running": what stands before comes first.</summary>
    private static bool PointsBack(Tokens tokens, int joint, int end)
    {
        for (var i = joint + 2; i + 1 < end; i++)
        {
            if (tokens.Word(i) is "follows" or "after" && tokens.Word(i + 1) is "it" or "them" or "that" or "this")
                return i + 2 == end || tokens.Word(i) is "follows";
        }

        return false;
    }

    private static int EndOfStage(Tokens tokens, int from)
    {
        for (var i = from + 1; i < tokens.Count; i++)
        {
            if (tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).ContainsAny(";:."))
                return i;
        }

        return tokens.Count;
    }

    /// <summary>"Add", "bring in", "move on to", "keep … for later", "once …", "follows", "after it": the stage behind the joint comes later.</summary>
    private static bool BringsIn(Tokens tokens, int joint, int end)
    {
        for (var i = tokens.Word(joint) is "and" or "then" or "with" ? joint + 1 : joint; i < end; i++)
        {
            if (i <= joint + Reach && tokens.Word(i) is "add" or "adding" or "introduce" or "move" or "once" or "later" or "afterwards")
                return true;
            if (i <= joint + Reach && tokens.Word(i) is "bring" && i + 1 < end && tokens.Word(i + 1) is "in")
                return true;
            if (tokens.Word(i) is "follows" or "follow" or "afterwards" or "thereafter" or "later" && tokens.Word(i - 1) is not ("no" or "a"))
                return true;
            if (tokens.Word(i) is "once" && i + 1 < end && tokens.Word(i + 1) is "it" or "that" or "this" or "they" or "established" or "the")
                return true;
            if (tokens.Word(i) is "end" && tokens.Word(i - 1) is "the" && tokens.Word(i - 2) is "at")
                return true;
            if (tokens.Word(i) is "after" && i + 1 < end && tokens.Word(i + 1) is "it" or "them" or "that" or "this")
                return true;
        }

        return false;
    }
}
