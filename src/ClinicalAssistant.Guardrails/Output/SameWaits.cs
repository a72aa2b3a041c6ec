namespace ClinicalAssistant.Guardrails;

/// <summary>What is denied for a time on one side and allowed after it on the other is the same wait.</summary>
internal sealed class SameWaits(GuardPolicy policy)
{
    private const int Reach = 3;
    private readonly int _waits = policy.Group("waits");
    private readonly AwaitedThings _awaited = new(policy);

    /// <summary>"No flying for 7 days" and "he may fly after a week": what is denied for a time is allowed after it.</summary>
    public bool IsSame(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        var (denying, allowing, denied) = part.Denied.Count > 0 ? (sentence, fact, part) : (fact, sentence, other);
        if (part.Denied.Count > 0 == other.Denied.Count > 0 || !allowing.Has(_waits))
            return false;
        if (_awaited.IsSame(denying, allowing))
            return true;
        foreach (var number in denying.Numbers)
        {
            if (number.Unit is { } unit && Core.NumberReader.SameDimension(unit, "h") && !IsApart(denying, number, denied) && IsTerm(denying.Text.AsSpan(0, number.Start)) && AllowsAfter(allowing, number))
                return true;
        }

        return false;
    }

    /// <summary>Whether the time stands before the clause, apart from it ("splint for 3 weeks, no X-ray").</summary>
    private static bool IsApart(Statement denying, Core.TextNumber number, StatementPart denied) => !denied.IsConditional && number.Start < denying.Hits.Tokens[denied.First].Start;

    /// <summary>Whether a time follows that ends what is denied ("for 7 days").</summary>
    private static bool IsTerm(ReadOnlySpan<char> before)
    {
        var last = before.TrimEnd();
        return last.EndsWith(" for", StringComparison.OrdinalIgnoreCase) || last.EndsWith(" until", StringComparison.OrdinalIgnoreCase) || last.EndsWith(" within", StringComparison.OrdinalIgnoreCase)
            || last.EndsWith(" before", StringComparison.OrdinalIgnoreCase) || last.EndsWith(" first", StringComparison.OrdinalIgnoreCase) || last.EndsWith(" least", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the same time stands behind a word of waiting or before one ("after 7 days", "7 days later"), or "a week" for seven days; "for 7 days after it" allows it in that time.</summary>
    private bool AllowsAfter(Statement allowing, Core.TextNumber number)
    {
        var tokens = allowing.Hits.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            var unit = tokens.Word(i) switch { "day" => "d", "week" => "wk", "month" => "mo", _ => null };
            if (unit is not null && tokens.Word(i - 1) is "a" or "one" && (Core.NumberReader.SameAmount(1, unit, number.Value, number.Unit) || (unit == "mo" && number is { Unit: "wk", Value: 4 })) && IsWaited(allowing, i - 1, i + 1))
                return true;
        }

        foreach (var figure in allowing.Numbers)
        {
            if (!Core.NumberReader.SameAmount(figure.Value, figure.Unit, number.Value, number.Unit))
                continue;
            var (first, end) = (0, tokens.Count);
            while (first < tokens.Count && tokens[first].End <= figure.Start)
                first++;
            while (end > 0 && tokens[end - 1].Start >= figure.End)
                end--;
            if (IsWaited(allowing, first, end))
                return true;
        }

        return false;
    }

    private static bool IsMeanwhile(Tokens tokens, int wait)
    {
        for (var i = Math.Max(0, wait - Reach); i < wait; i++)
        {
            if (tokens.Word(i) is "while" or "whilst" or "during")
                return true;
        }

        return false;
    }

    private bool IsWaited(Statement allowing, int first, int end)
    {
        var tokens = allowing.Hits.Tokens;
        var isTerm = first > 0 && tokens.Word(first - 1) is "for" or "within" or "during" or "in" or "first";
        foreach (var wait in allowing.Hits.Between(_waits, first - Reach, end + 1))
        {
            // "You can drive while you wait for 7 days to pass" allows it before.
            if (IsMeanwhile(tokens, wait.Start))
                return false;
            if (wait.Start >= end ? !isTerm : !isTerm || tokens.Word(wait.Start).StartsWith("wait"))
                return true;
        }

        return false;
    }
}
