using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "20 mg a day in two doses" where the evidence or the record says "10 mg twice daily": the amount of a day follows from a dose and how often it is given.
/// Who tells into how many doses it is divided has to tell them rightly.
/// </summary>
internal static class DailyTotals
{
    private const decimal Tolerance = 0.005m;

    /// <summary>Whether the amount is the day's total of a dose that a fact states with its frequency.</summary>
    public static bool IsTotal(Statement sentence, TextNumber number, decimal value, bool orders, IEnumerable<Fact> facts)
    {
        if (number.Unit is not { } unit || NumberReader.SameDimension(unit, "h"))
            return false;
        var ofDay = IsOfDay(sentence, number, ref unit);
        var doses = Doses(sentence, number);
        var isTaken = IsTaken(sentence, number);
        foreach (var fact in facts)
        {
            // "Replaces her 60 mg by mouth": of what the patient takes the total needs no name.
            if (!ofDay && !(isTaken && fact.Origin == FactOrigin.Record) && (orders || fact.EvidenceId is not null || sentence.Frequencies.Count > 0 || fact.Statement.HoldsFigure(number)))
                continue;
            // How often the patient takes another medicine is no basis.
            if (fact.Origin == FactOrigin.Record && sentence.Shared(fact.Statement) == 0)
                continue;
            foreach (var often in fact.Statement.Frequencies)
            {
                // "500 mg daily" for "250 mg twice daily" is another regimen; who says how often, or into how many doses, or only tells, adds up.
                if (fact.EvidenceId is not null && doses == 0 && !sentence.Frequencies.Any(often.Agrees) && !TellsTotal(sentence))
                    continue;
                if (often.PerDay >= 1 && often.PerDay == often.HighPerDay && (doses == 0 || doses == often.PerDay) && Gives(fact.Statement, often, value, unit))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"18 g per day", "60 mg of oral morphine a day", "30 mg BD totals 60 mg".</summary>
    private static bool IsOfDay(Statement sentence, TextNumber number, ref string unit)
    {
        // "A 4 mg and B 1 g per day" are both of the day.
        if (!unit.Contains('/') && sentence.Numbers.FirstOrDefault(next => next.Start >= number.End) is { Unit: { } fellow } daily && fellow.EndsWith("/d", StringComparison.Ordinal) && IsFellow(sentence, number, daily))
            return true;
        if (unit.EndsWith("/d", StringComparison.Ordinal))
        {
            unit = unit[..^2];
            return true;
        }

        if (sentence.Frequencies.Any(often => often.PerDay == 1 && often.Start >= number.End && !sentence.Numbers.Any(other => other.Start >= number.End && other.End <= often.Start && !IsFellow(sentence, number, other))))
            return true;
        if (sentence.Text.AsSpan(number.End).TrimStart().StartsWith("in a day") || sentence.Text.AsSpan(number.End).TrimStart().StartsWith("in 24 hours"))
            return true;
        var before = sentence.Text.AsSpan(0, number.Start).TrimEnd();
        return before.EndsWith("totals") || before.EndsWith("total of") || before.EndsWith("totalling") || before.EndsWith("daily dose of") || before.EndsWith("daily dose is") || before.EndsWith("daily total is") || before.EndsWith("makes") || before.EndsWith(" make");
    }

    /// <summary>"He is taking 2000 mg": what the record's dose and frequency come to, which is no order.</summary>
    private static bool IsTaken(Statement sentence, TextNumber number)
    {
        var before = sentence.Text.AsSpan(0, number.Start).TrimEnd();
        return before.EndsWith("taking") || before.EndsWith(" takes") || before.EndsWith("currently on") || before.EndsWith("now on");
    }

    /// <summary>An amount of the same kind behind "and".</summary>
    private static bool IsFellow(Statement sentence, TextNumber number, TextNumber other) =>
        NumberUnits.AreOfOneKind(number, other) && number.End < other.Start && sentence.Text.AsSpan(number.End, other.Start - number.End) is var between && between.StartsWith(" and ") && !between.ContainsAny(",;:.");

    /// <summary>"At present", "is", "was", "reaches", "in all": it tells what it comes to, and does not order it.</summary>
    private static bool TellsTotal(Statement sentence)
    {
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "total" or "totals" or "totalling" or "altogether" or "reaches" or "present" or "currently" or "takes" or "makes" or "equals" or "amounts" or "adds")
                return true;
        }

        return false;
    }

    /// <summary>The four of "120 mg daily in four doses"; 0 where nothing is said.</summary>
    private static decimal Doses(Statement sentence, TextNumber total)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number.Start > total.End && sentence.Text.AsSpan(0, number.Start).TrimEnd() is var ahead && (ahead.EndsWith(" in") || ahead.EndsWith(" into")) && sentence.Text.AsSpan(number.Start) is var behind
                && (behind.Contains(" doses", StringComparison.Ordinal) || behind.Contains(" divided", StringComparison.Ordinal)))
                return number.Value;
        }

        return 0;
    }

    /// <summary>Whether a dose before the frequency, in the same stretch of the fact, adds up to the amount within a day.</summary>
    private static bool Gives(Statement fact, TextFrequency often, decimal value, string unit)
    {
        foreach (var dose in fact.Numbers)
        {
            if (dose.End > often.Start || dose.High is not null || dose.Unit is not { } stated || fact.Text.AsSpan(dose.End, often.Start - dose.End).Contains(';') || !NumberReader.SameDimension(stated, unit))
                continue;
            var total = dose.Value * often.PerDay;
            if (NumberReader.SameAmount(decimal.Round(total, 4), stated, value, unit) || (stated == unit && Math.Abs(total - value) <= value * Tolerance))
                return true;
        }

        return false;
    }
}
