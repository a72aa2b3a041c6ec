namespace ClinicalAssistant.Guardrails;

/// <summary>What is denied for a time on one side and allowed after it on the other is the same wait.</summary>
internal sealed class SameWaits(GuardPolicy policy)
{
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
            if (number.Unit is { } unit && Core.NumberReader.SameDimension(unit, "h") && !IsApart(denying, number, denied) && IsTerm(denying.Text.AsSpan(0, number.Start)) && (allowing.HoldsFigure(number) || IsOne(allowing, number)))
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

    /// <summary>"a week" for seven days.</summary>
    private static bool IsOne(Statement statement, Core.TextNumber number)
    {
        for (var i = 1; i < statement.Hits.Tokens.Count; i++)
        {
            var unit = statement.Hits.Tokens.Word(i) switch { "day" => "d", "week" => "wk", "month" => "mo", _ => null };
            if (unit is not null && statement.Hits.Tokens.Word(i - 1) is "a" or "one" && (Core.NumberReader.SameAmount(1, unit, number.Value, number.Unit) || (unit == "mo" && number is { Unit: "wk", Value: 4 })))
                return true;
        }

        return false;
    }
}
