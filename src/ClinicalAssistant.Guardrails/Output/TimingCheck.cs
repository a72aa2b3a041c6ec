using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>How often and when: frequencies, dates and times of day stand in the evidence, the question or the record.</summary>
internal sealed partial class TimingCheck(GuardPolicy policy)
{
    private const decimal LeastOfMinutes = 1439;
    private const int ShortWord = 9;
    private readonly int _totals = policy.Group("totals");
    private readonly int _rates = policy.Group("rates_of_minutes");

    public void Check(Statement sentence, IReadOnlyList<string> cited, FactBase known, List<SentenceFault> faults)
    {
        var facts = known.Facts;
        foreach (var frequency in sentence.Frequencies)
            Frequency(sentence, Whole(sentence, frequency), cited, facts, faults);
        foreach (var date in sentence.Dates)
        {
            if (!Stands(date, facts) && !IsOfLabel(date, cited, known) && !DatedIntervals.IsReached(date, [.. facts.Where(fact => fact.EvidenceId is not { } id || cited.Contains(id))], facts))
                faults.Add(new SentenceFault("number_unsupported", sentence.Text[date.Start..date.End]));
        }
    }

    private void Frequency(Statement sentence, TextFrequency frequency, IReadOnlyList<string> cited, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        // "A single dose is 165 mg" tells how much, not how often.
        if (frequency.PerDay == 0 && sentence.Text.AsSpan(frequency.End).TrimStart().StartsWith("is "))
            return;
        if (frequency.PerDay == 0 && facts.Any(fact => (fact.EvidenceId is null || cited.Count == 0 || cited.Contains(fact.EvidenceId)) && !fact.Statement.Frequencies.Any(static often => often.PerDay > 0) && Single().IsMatch(fact.Statement.Text)))
            return;
        // "60 mg a day in total": the doses of a day together, checked as a figure, and none of the doses that the evidence says how often to give.
        if (frequency.PerDay == 1 && sentence.Has(_totals) && HasDose(sentence) && !facts.Any(fact => fact.Statement.Frequencies.Count > 0 && sentence.Numbers.Any(fact.Statement.HoldsFigure)))
            return;
        if (frequency.PerDay == 1 && IsOfTotal(sentence, frequency, facts.Where(fact => fact.EvidenceId is not { } id || cited.Count == 0 || cited.Contains(id))))
            return;
        // "9.6 mL three times a day, or 28.8 mL daily": the amount of a day beside the doses of it.
        if (frequency.PerDay == 1 && sentence.Frequencies.Count > 1 && sentence.Numbers.Any(amount => amount.Unit is not null && amount.End <= frequency.Start && frequency.Start - amount.End <= 2 && !facts.Any(fact => fact.Statement.HoldsFigure(amount))))
            return;
        // "400 mg once, then 200 mg TDS": the rest of the sentence says how often.
        if ((frequency.PerDay == 0 && sentence.Frequencies.Count > 1) || (sentence.Text.AsSpan(frequency.Start).StartsWith("at ", StringComparison.OrdinalIgnoreCase) && !HasDose(sentence)))
            return;
        if (CountedOften.Stands(sentence, frequency, facts.Where(fact => fact.EvidenceId is not { } id || cited.Count == 0 || cited.Contains(id))))
            return;
        // "A week later" is when, and not how often.
        if (sentence.Text.AsSpan(frequency.Start).StartsWith("a", StringComparison.OrdinalIgnoreCase) && sentence.Text.AsSpan(frequency.End).TrimStart() is var behind && (behind.StartsWith("later") || behind.StartsWith("after ") || behind.StartsWith("before ") || behind.StartsWith("ago")))
            return;
        var rival = false;
        foreach (var fact in facts)
        {
            var isBasis = fact.EvidenceId is null || cited.Count == 0 || cited.Contains(fact.EvidenceId);
            foreach (var other in fact.Statement.Frequencies)
            {
                if (other.Agrees(frequency) || (frequency.PerDay >= other.PerDay && frequency.HighPerDay <= other.HighPerDay && frequency.PerDay > 0))
                {
                    // "Once a week, never daily"; and how often the patient takes another medicine is no basis.
                    if (isBasis && !(IsDenied(fact.Statement, other) && !IsDenied(sentence, frequency)) && !(fact.Origin == FactOrigin.Record && cited.Count > 0 && sentence.Shared(fact.Statement) == 0))
                        return;
                    rival |= isBasis && fact.EvidenceId is not null;
                }
                else if (isBasis && fact.EvidenceId is not null && (cited.Count > 0 || sentence.Shared(fact.Statement) > 0))
                {
                    rival = true;
                }
            }

            if (isBasis && (CountsDoses(frequency, fact.Statement) || IsAnnual(frequency, fact.Statement) || IsRate(frequency, fact.Statement) || IsBodyRate(sentence, frequency, fact.Statement) || (fact.Statement.Frequencies.Count == 0 && StandsAsAmount(frequency, fact.Statement))))
                return;
        }

        var shown = sentence.Text[frequency.Start..frequency.End];
        if (rival)
            faults.Add(new SentenceFault("frequency_conflict", shown));
        else if (cited.Count > 0 && frequency.PerDay != 1 && (HasDose(sentence) || IsEvery(sentence, frequency)))
            faults.Add(new SentenceFault("number_unsupported", shown));
    }

    /// <summary>"Every two hours" tells how often, "three a day" may count.</summary>
    private static bool IsEvery(Statement sentence, TextFrequency frequency) => frequency.PerDay > 1 && sentence.Text.AsSpan(frequency.Start).StartsWith("every ", StringComparison.OrdinalIgnoreCase);

    /// <summary>"20 mg a day" where the evidence says "10 mg twice daily".</summary>
    private static bool IsOfTotal(Statement sentence, TextFrequency frequency, IEnumerable<Fact> facts)
    {
        var total = sentence.Numbers.Where(number => number.Unit is not null && number.Start < frequency.Start).ToList();
        if (total is [.., var number] && DailyTotals.IsTotal(sentence, number, number.Value, orders: false, facts))
            return true;
        return sentence.Numbers.LastOrDefault(amount => amount.Start < frequency.Start) is { Value: > 0 } told && ToldTotals.Follows(sentence, told, told.Value, [.. facts.Where(static fact => fact.EvidenceId is not null)]);
    }

    /// <summary>"every three days" where the evidence says that it lasts 72 hours; "6 g a day" where it says "6 g/day".</summary>
    private static bool StandsAsAmount(TextFrequency frequency, Statement fact)
    {
        foreach (var number in fact.Numbers)
        {
            if (number.Unit is not { } unit)
                continue;
            if (frequency.PerDay > 0 && Spans(number.Value, unit, frequency.PerDay))
                return true;
            if ((frequency.PerDay == 1 && (unit.EndsWith("/d", StringComparison.Ordinal) || NumberReader.SameAmount(number.Value, unit, 24, "h")))
                || (Math.Abs((frequency.PerDay * 7) - 1) < 0.01m && unit.EndsWith("/wk", StringComparison.Ordinal))
                || (frequency.PerDay is > 23.99m and < 24.01m && unit.EndsWith("/h", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    /// <summary>"Twice-daily": the count before the hyphen belongs to it.</summary>
    private static TextFrequency Whole(Statement sentence, TextFrequency frequency)
    {
        var times = frequency.PerDay > 0 && Times().Match(sentence.Text[..frequency.Start]) is { Success: true } match
            ? match.Groups["count"].Value.ToUpperInvariant() switch { "HALF" or "TWICE" or "TWO" => 2m, "THRICE" or "THREE" => 3m, "FOUR" => 4m, "FIVE" => 5m, "SIX" => 6m, _ => 1m } : 1m;
        return frequency with { PerDay = frequency.PerDay * times, HighPerDay = frequency.HighPerDay * times };
    }

    /// <summary>"never daily", "not every day".</summary>
    private static bool IsDenied(Statement statement, TextFrequency frequency)
    {
        for (var i = 1; i < statement.Hits.Tokens.Count && statement.Hits.Tokens[i].Start <= frequency.Start; i++)
        {
            if (statement.Hits.Tokens[i].Start == frequency.Start)
                return statement.Hits.Tokens.Word(i - 1) is "never" or "not" or "no";
        }

        return false;
    }

    /// <summary>"10 mg a minute" where the evidence says "10 mg/min", whatever else it says of how often.</summary>
    private static bool IsRate(TextFrequency frequency, Statement fact)
    {
        var closing = frequency.PerDay switch { > 23.99m and < 24.01m => "/h", > 1439 and < 1441 => "/min", _ => null };
        return closing is not null && fact.Numbers.Any(number => number.Unit is { } unit && unit.EndsWith(closing, StringComparison.Ordinal));
    }

    /// <summary>"Four a day at most" where the evidence says "no more than four doses in any 24 hours", whatever else it says of how often.</summary>
    private static bool CountsDoses(TextFrequency frequency, Statement fact) =>
        frequency.PerDay > 1 && fact.Numbers.Any(number => number.Value == frequency.PerDay && number.Unit is "{dose}" or "{dose}/d")
        && (fact.Numbers.Any(number => number.Unit == "{dose}/d" || (number.Unit is { } unit && NumberReader.SameAmount(number.Value, unit, 24, "h"))) || fact.Frequencies.Any(often => often.PerDay == 1));

    private static bool IsAnnual(TextFrequency frequency, Statement fact) => frequency.PerDay is > 0.0027m and < 0.0028m && fact.Text.Contains("annual", StringComparison.OrdinalIgnoreCase);

    /// <summary>"More than 10 a minute" where the evidence says "respiratory rate above 10": what is counted by the minute.</summary>
    private bool IsBodyRate(Statement sentence, TextFrequency frequency, Statement fact)
    {
        if (frequency.PerDay < LeastOfMinutes || !fact.Has(_rates))
            return false;
        foreach (var number in sentence.Numbers)
        {
            if (number.Start <= frequency.Start && frequency.Start - number.End <= ShortWord && fact.HoldsFigure(number with { Unit = null }))
                return true;
        }

        return false;
    }

    private static bool Spans(decimal value, string unit, decimal perDay)
    {
        if (value is <= 0 or > 100_000 || !NumberReader.SameDimension(unit, "h"))
            return false;
        var hours = 24 / perDay;
        return NumberReader.SameAmount(decimal.Round(hours, 3), "h", value, unit);
    }

    private static bool HasDose(Statement sentence)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number.Unit is { } unit && (NumberReader.SameDimension(unit, "mg") || NumberReader.SameDimension(unit, "U") || NumberReader.SameDimension(unit, "mL") || unit[0] == '{'))
                return true;
        }

        return false;
    }

    /// <summary>"In July 2021" of the evidence that was handed over as "Letter July 2021"; without a citation, of any.</summary>
    private static bool IsOfLabel(TextDate date, IReadOnlyList<string> cited, FactBase known)
    {
        foreach (var id in cited.Count > 0 ? cited : known.Facts.Select(static fact => fact.EvidenceId).OfType<string>())
        {
            if (known.LabelDates(id).Any(date.IsIn))
                return true;
        }

        return false;
    }

    /// <summary>"Between March and May 2021": the first month shares the year.</summary>
    private static bool NamesMonth(TextDate date, Statement fact, TextDate other) =>
        date.Day == 0 && date.Month > 0 && other.Year == date.Year && fact.Text.Contains(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(date.Month), StringComparison.Ordinal);

    private static bool Stands(TextDate date, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            foreach (var other in fact.Statement.Dates)
            {
                if (date.IsIn(other) || NamesMonth(date, fact.Statement, other))
                    return true;
            }

            // "14/8" reads as a pair of numbers.
            if (date.Day == 0)
                continue;
            foreach (var number in fact.Statement.Numbers)
            {
                if (number.Second is { } second && number.Unit is null && ((number.Value == date.Day && second == date.Month) || (number.Value == date.Month && second == date.Day)))
                    return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\b(?<count>half|once|twice|thrice|two|three|four|five|six)(?:[- ]times)?-$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Times();

    /// <summary>"A single oral dose", "one 50 mg injection", "must not be repeated".</summary>
    [GeneratedRegex(@"\b(?:single|one|one-off)\b(?:[ -]+[\w.,/%µ]+){0,6}?[ -]+(?:doses?|injections?|infusions?|bolus|tablets?|capsules?|shots?|applications?|treatments?)\b|\bonce\b(?! (?:daily|weekly|a|an|per|every|each|monthly|yearly|in)\b)|\bstat\b|\b(?:not be repeated|do not repeat)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Single();
}
