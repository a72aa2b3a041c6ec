using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>How often and when: frequencies, dates and times of day stand in the evidence, the question or the record.</summary>
internal sealed partial class TimingCheck(GuardPolicy policy, AnswerVocabulary vocabulary, FactBase known)
{
    private const decimal LeastOfMinutes = 1439;
    private const int ShortWord = 9;
    private readonly NumberRoles _roles = new(vocabulary, known);
    private readonly int _totals = policy.Group("totals");
    private readonly int _rates = policy.Group("rates_of_minutes");

    public void Check(Statement sentence, IReadOnlyList<string> cited, List<SentenceFault> faults)
    {
        var facts = known.Facts;
        foreach (var frequency in sentence.Frequencies)
            Frequency(sentence, frequency, cited, facts, faults);
        foreach (var date in sentence.Dates)
        {
            // "10/5/5 mg" are doses.
            if (DoseRuns.Stands(sentence, date.Start, known.Basis(cited)))
                continue;
            if (!Stands(sentence, date, facts) && !IsOfLabel(date, cited, known) && !DatedIntervals.IsReached(sentence, date, [.. facts.Where(fact => fact.EvidenceId is not { } id || cited.Count == 0 || cited.Contains(id))], facts) && !ClockTimes.IsReached(sentence, date.Start, known.Basis(cited), facts))
                faults.Add(new SentenceFault("number_unsupported", sentence.Text[date.Start..date.End]));
        }
    }

    private void Frequency(Statement sentence, TextFrequency frequency, IReadOnlyList<string> cited, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        // "A single dose is 165 mg" tells how much, not how often.
        if (frequency.PerDay == 0 && sentence.Text.AsSpan(frequency.End).TrimStart().StartsWith("is "))
            return;
        if (frequency.PerDay == 0 && facts.Any(fact => fact.EvidenceId is { } id && (cited.Count == 0 || cited.Contains(id)) && !fact.Statement.Frequencies.Any(static often => often.PerDay > 0) && IsSingle(sentence, fact.Statement)))
            return;
        // "60 mg a day in total": the doses of a day together, checked as a figure, and none of the doses that the evidence says how often to give.
        if (frequency.PerDay == 1 && sentence.Has(_totals) && HasDose(sentence) && !facts.Any(fact => fact.Statement.Frequencies.Count > 0 && sentence.Numbers.Any(fact.Statement.HoldsFigure)))
            return;
        if (frequency.PerDay == 1 && IsOfTotal(sentence, frequency, _roles, facts.Where(fact => fact.EvidenceId is not { } id || cited.Count == 0 || cited.Contains(id))))
            return;
        // "9.6 mL three times a day, or 28.8 mL daily": the amount of a day beside the doses of it.
        if (frequency.PerDay == 1 && sentence.Frequencies.Count > 1 && sentence.Numbers.Any(amount => amount.Unit is not null && amount.End <= frequency.Start && frequency.Start - amount.End <= 2 && !facts.Any(fact => fact.Statement.HoldsFigure(amount))))
            return;
        // "400 mg once, then 200 mg TDS": the rest of the sentence says how often.
        if ((frequency.PerDay == 0 && sentence.Frequencies.Count > 1) || (sentence.Text.AsSpan(frequency.Start).StartsWith("at ", StringComparison.OrdinalIgnoreCase) && !HasDose(sentence)))
            return;
        if (CountedOften.Stands(sentence, frequency, facts.Where(fact => fact.EvidenceId is not { } id || cited.Count == 0 || cited.Contains(id))) || CountedOfDay.Stands(sentence, frequency, known.Basis(cited), vocabulary))
            return;
        // "A week later" is when, and not how often: a time that has to stand.
        if (IsWhen(sentence, frequency))
        {
            if (!facts.Any(fact => (fact.EvidenceId is not { } id || cited.Count == 0 || cited.Contains(id)) && HoldsTime(fact.Statement, sentence, frequency)))
                faults.Add(new SentenceFault("number_unsupported", sentence.Text[frequency.Start..frequency.End]));
            return;
        }

        var rival = false;
        var medicine = Medicine(sentence, frequency);
        // How often this very medicine is given, where the evidence says it of others too.
        var isTold = medicine != 0 && facts.Any(fact => (fact.EvidenceId is not { } id || cited.Count == 0 || cited.Contains(id)) && fact.Statement.Frequencies.Any(other => Medicine(fact.Statement, other) == medicine));
        foreach (var fact in facts)
        {
            var isBasis = fact.EvidenceId is null || cited.Count == 0 || cited.Contains(fact.EvidenceId);
            foreach (var other in fact.Statement.Frequencies)
            {
                if (other.Agrees(frequency) || (frequency.PerDay >= other.PerDay && frequency.HighPerDay <= other.HighPerDay && frequency.PerDay > 0))
                {
                    // "Once a week, never daily"; and how often the patient takes another medicine is no basis.
                    if (isBasis && !IsOfAnother(medicine, isTold, frequency, fact.Statement, other) && !(IsDenied(fact.Statement, other) && !IsDenied(sentence, frequency)) && !(fact.Origin == FactOrigin.Record && cited.Count > 0 && sentence.Shared(fact.Statement) == 0))
                        return;
                    rival |= isBasis && fact.EvidenceId is not null;
                }
                else if (isBasis && fact.EvidenceId is not null && (cited.Count > 0 || sentence.Shared(fact.Statement) > 0))
                {
                    rival = true;
                }
            }

            if (isBasis && (IsAnnual(frequency, fact.Statement) || IsRate(frequency, fact.Statement) || IsBodyRate(sentence, frequency, fact.Statement) || (fact.Statement.Frequencies.Count == 0 && StandsAsAmount(frequency, fact.Statement)) || (OfDay().IsMatch(sentence.Text.AsSpan(frequency.Start, frequency.End - frequency.Start)) && fact.Statement.Numbers.Any(static dose => dose.Unit is [not '{', ..] unit && unit.EndsWith("/d", StringComparison.Ordinal)))))
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
    private static bool IsOfTotal(Statement sentence, TextFrequency frequency, NumberRoles roles, IEnumerable<Fact> facts)
    {
        // "30 mg once daily" and "every morning" order one dose, and no total of three.
        if (!OfDay().IsMatch(sentence.Text.AsSpan(frequency.Start, frequency.End - frequency.Start)))
            return false;
        var total = sentence.Numbers.Where(number => number.Unit is not null && number.Start < frequency.Start).ToList();
        if (total is [.., var number] && DailyTotals.IsTotal(sentence, number, number.Value, orders: false, facts))
            return true;
        return sentence.Numbers.LastOrDefault(amount => amount.Start < frequency.Start) is { Value: > 0 } told && ToldTotals.Follows(sentence, told, told.Value, [.. facts.Where(static fact => fact.EvidenceId is not null)], roles);
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

    /// <summary>The medicine that is given so often; 0 where another frequency stands between, which has taken it.</summary>
    private uint Medicine(Statement statement, TextFrequency frequency)
    {
        var medicine = _roles.Medicine(statement, frequency.Start, frequency.End);
        var before = statement.Frequencies.LastOrDefault(other => other.End <= frequency.Start);
        return before.End == 0 || NumberRoles.Names(statement, medicine, before.End) ? medicine : 0;
    }

    /// <summary>"A 15 mg once weekly; B 5 mg once daily", and the sentence gives A daily.</summary>
    private bool IsOfAnother(uint medicine, bool isTold, TextFrequency frequency, Statement fact, TextFrequency other) =>
        medicine != 0 && Medicine(fact, other) is var theirs && theirs != 0 && theirs != medicine && (isTold || (frequency.PerDay == 0 && fact.Stems.Contains(medicine)));

    /// <summary>"A week later", "a month after".</summary>
    private static bool IsWhen(Statement sentence, TextFrequency frequency) =>
        frequency.PerDay > 0 && sentence.Text.AsSpan(frequency.Start).StartsWith("a ", StringComparison.OrdinalIgnoreCase)
        && !sentence.Numbers.Any(dose => dose.Unit is not null && dose.End <= frequency.Start && frequency.Start - dose.End <= 1)
        && sentence.Text.AsSpan(frequency.End).TrimStart() is var behind && (behind.StartsWith("later") || behind.StartsWith("after ") || behind.StartsWith("before ") || behind.StartsWith("ago"));

    /// <summary>Whether the fact holds the same time, as a number or in the same words ("a week after").</summary>
    private static bool HoldsTime(Statement fact, Statement sentence, TextFrequency frequency)
    {
        if (fact.Numbers.Any(number => number.Unit is { } unit && (Spans(number.Value, unit, frequency.PerDay) || (number.High is { } high && Spans(high, unit, frequency.PerDay)))))
            return true;
        var told = sentence.Text.AsSpan(frequency.Start + 1, frequency.End - frequency.Start - 1);
        foreach (var lead in (ReadOnlySpan<string>)["a", "one", "per", "every", "each", "first", "next"])
        {
            if (fact.Text.AsSpan().Contains(string.Concat(lead, told), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether the fact tells of a single dose, of a medicine of the sentence where it names any.</summary>
    private bool IsSingle(Statement sentence, Statement fact)
    {
        foreach (Match match in Single().Matches(fact.Text))
        {
            uint before = 0, within = 0;
            var tokens = fact.Hits.Tokens;
            for (var i = 0; i < tokens.Count && tokens[i].Start < match.Index + match.Length; i++)
            {
                if (!vocabulary.IsMedicine(tokens.Word(i)))
                    continue;
                if (tokens[i].Start >= match.Index)
                    within = fact.ConceptAt[i];
                else
                    before = fact.ConceptAt[i];
            }

            var medicine = within != 0 ? within : before;
            if (medicine == 0 || sentence.Stems.Contains(medicine) || !_roles.NamesAny(sentence))
                return true;
        }

        return false;
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

    private static bool Stands(Statement sentence, TextDate date, IReadOnlyList<Fact> facts)
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
                if (number.Second is { } second && number.Unit is null && DayOrder.IsDay(number.Value, second, sentence.Text, date, facts))
                    return true;
            }
        }

        return false;
    }


    /// <summary>"A day", "daily", "per day": the amount of a day, in one dose or several.</summary>
    [GeneratedRegex(@"^(?:a day|per day|each day|daily|in 24 (?:hours|h|hrs)|over 24 (?:hours|h|hrs)|per 24 (?:hours|h|hrs))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfDay();

    /// <summary>"A single oral dose", "one 50 mg injection", "must not be repeated".</summary>
    [GeneratedRegex(@"\b(?:single|one|one-off)\b(?:[ -]+[\w.,/%µ]+){0,6}?[ -]+(?:doses?|injections?|infusions?|bolus|tablets?|capsules?|shots?|applications?|treatments?)\b|\bonce\b(?! (?:daily|weekly|a|an|per|every|each|monthly|yearly|in)\b)|\bstat\b|\b(?:not be repeated|do not repeat)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Single();
}
