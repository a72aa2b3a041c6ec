namespace ClinicalAssistant.Guardrails;

/// <summary>"A second application the next day" where the evidence repeats after days or weeks and speaks of no day after.</summary>
internal sealed class NextDay(GuardPolicy policy)
{
    private readonly int _nextDay = policy.Group("next_day_words");
    private readonly int _repeats = policy.Group("repeat_words");

    /// <summary>Whether the sentence repeats a day later what its evidence repeats later.</summary>
    public bool IsTooSoon(Statement sentence, IReadOnlyList<Fact> basis)
    {
        if (!sentence.Has(_nextDay) || !sentence.Has(_repeats) || sentence.HasDenial)
            return false;
        var later = false;
        foreach (var fact in basis)
        {
            if (fact.Statement.Has(_nextDay) || fact.Statement.Frequencies.Any(static often => often.PerDay == 1) || fact.Statement.Numbers.Any(static number => number is { Unit: "d", Value: 1 } or { Unit: "h", Value: 24 }))
                return false;
            later |= fact.Statement.Has(_repeats) && fact.Statement.Numbers.Any(static number => number.Unit is "d" or "wk" or "mo");
        }

        return later;
    }
}
