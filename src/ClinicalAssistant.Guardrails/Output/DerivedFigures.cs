using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Figures that follow from those at hand by their units alone (an amount and a rate give a time), or by a sum or difference that the sentence says
/// it is ("in all", "lost"), and cases on the stated side of a bound ("a score of 4" where 3 or more is high).
/// </summary>
internal sealed class DerivedFigures(GuardPolicy policy, FactBase facts, NumberRoles roles)
{
    private const decimal Most = 1_000_000;
    private const decimal Tolerance = 0.02m;
    private const int Reach = 40;
    private readonly int _totals = policy.Group("totals");
    private readonly int _differences = policy.Group("differences");
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");
    private readonly FormulaFigures _formulas = new(policy, facts);

    /// <summary>Whether the amount follows; one whose figure stands with another unit follows by its units alone.</summary>
    public bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis, bool byUnits = false)
    {
        if (value is <= 0 or > Most)
            return false;
        if (byUnits)
            return WorkedDoses.IsOfKilograms(sentence, number, value, basis) || IsOneOf(sentence, number, value, basis) || SpokenFigures.Follows(sentence, number, value, basis, false) || (number.Unit == "%" && SharesOf.Follows(sentence, number, value, basis)) || (number.Unit is { } measure && FollowsByUnits(sentence, number, value, measure, basis));
        return IsOneOf(sentence, number, value, basis) || SpokenFigures.Follows(sentence, number, value, basis, IsNear(sentence, number, _differences)) || ShownSum.IsRight(sentence, number, value) || IsInMetres(sentence, number, value) || IsOperand(sentence, number, value, basis) || (number.Unit is { } unit && FollowsByUnits(sentence, number, value, unit, basis))
            || (number.Unit == "kg" && IsRemainder(number, value, basis)) || (IsNear(sentence, number, _totals) && (IsTotal(sentence, number, value, basis) || IsOfPoints(sentence, number, value)))
            || (IsNear(sentence, number, _differences) && IsDifference(sentence, number, value, basis))
            || (number.Unit == "%" && SharesOf.Follows(sentence, number, value, basis))
            || DatedIntervals.Follows(number, value, sentence.Direction(number, _more, _less), basis, facts) || _formulas.Follows(sentence, number, value, basis)
            || (number.Unit is { } measured && (IsOfCourse(sentence, number, value, measured, basis) || IsFraction(sentence, number, value, measured, basis)))
            || IsCaseOfBound(sentence, number, value, basis) || BoundMargins.Follows(sentence, number, value, facts.Facts);
    }

    /// <summary>"Within twelve months" where the evidence says "a year ago".</summary>
    private bool IsOneOf(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        if (number.Unit is not { } unit || !NumberReader.SameDimension(unit, "h"))
            return false;
        var direction = sentence.Direction(number, _more, _less);
        foreach (var fact in basis.Concat(facts.Facts.Where(static fact => fact.Origin == FactOrigin.Question)))
        {
            var tokens = fact.Statement.Hits.Tokens;
            for (var i = 1; i < tokens.Count; i++)
            {
                var (one, amount) = tokens.Word(i) switch { "minute" => ("min", 1m), "hour" => ("h", 1m), "day" => ("d", 1m), "night" => ("d", 1m), "week" => ("wk", 1m), "fortnight" => ("wk", 2m), "month" => ("mo", 1m), "year" => ("a", 1m), _ => ("", 0m) };
                if (amount > 0 && tokens.Word(i - 1) is "a" or "an" or "one" or "each" or "per" or "every" or "first" or "last" or "past" or "next" or "full" or "whole" or "single" or "entire" && (NumberReader.SameAmount(value, unit, amount, one) || (unit == "mo" && one == "a" && value == 12))
                    && !(direction != 0 && Stands(fact.Statement, i - 1, direction > 0 ? _less : _more)))
                    return true;
            }
        }

        return false;
    }

    private static bool Stands(Statement statement, int token, int group)
    {
        foreach (var hit in statement.Hits.Of(group))
        {
            if (hit.End == token)
                return true;
        }

        return false;
    }

    /// <summary>"1.75²" for a height of 175 cm.</summary>
    private bool IsInMetres(Statement sentence, TextNumber number, decimal value) =>
        number.Unit is null or "m" && sentence.Text.Contains('²') && facts.Facts.Any(fact => fact.Statement.Numbers.Any(height => height.Unit == "cm" && height.Value == value * 100));

    /// <summary>By the units of the figures at hand, or as one of the doses that a daily dose by weight is divided into.</summary>
    private bool FollowsByUnits(Statement sentence, TextNumber number, decimal value, string unit, IReadOnlyList<Fact> basis)
    {
        var pool = Figures(sentence, number, basis);
        // "Per hour that is 58 mL".
        if (!unit.Contains('/') && (sentence.Text.Contains("per hour", StringComparison.OrdinalIgnoreCase) || sentence.Text.Contains("hourly", StringComparison.OrdinalIgnoreCase)) && UnitAlgebra.Follows(value, unit + "/h", pool, shares: false))
            return true;
        if (UnitAlgebra.Follows(value, unit, pool, (sentence.Text.Contains('%') || sentence.Text.Contains("per cent", StringComparison.OrdinalIgnoreCase)) && ToldWorking.MayBeShare(sentence, number), NumberUnits.IsApproximate(sentence.Text, number)))
            return true;
        var (doses, strengths) = Worked(pool, facts.Facts);
        if (strengths.Exists(strength => strength.Unit == unit && Is(strength.Value, value)))
            return true;
        if ((doses.Count > 0 || strengths.Count > 0) && UnitAlgebra.Follows(value, unit, [.. pool, .. doses, .. strengths], shares: false))
            return true;
        foreach (var fact in basis)
        {
            foreach (var frequency in fact.Statement.Frequencies)
            {
                if (fact.Statement.Numbers.Any(dose => UnitAlgebra.IsDividedDose(value, unit, dose, frequency.PerDay, pool)))
                    return true;
            }
        }

        return false;
    }

    private static (List<TextNumber> Doses, List<TextNumber> Strengths) Worked(List<TextNumber> pool, IReadOnlyList<Fact> basis) =>
        ([.. WorkedDoses.ByWeight(pool)], [.. basis.SelectMany(fact => WorkedDoses.Strengths(fact.Statement))]);

    /// <summary>
    /// What a course or a day comes to: the doses that one sentence states times how often and how long, or a dose worked out for the weight; where the
    /// sentence says that it is a total, or that the amount is a day's.
    /// </summary>
    private bool IsOfCourse(Statement sentence, TextNumber number, decimal value, string unit, IReadOnlyList<Fact> basis)
    {
        if (!IsNear(sentence, number, _totals) && !IsOfDay(sentence, number))
            return false;
        Func<TextNumber, bool> IsOfOne(Statement stated) => dose => Regimens.AreOfOne(roles, sentence, number, stated, dose);
        List<decimal> days = [.. basis.Select(fact => fact.Statement).Append(sentence).SelectMany(statement => statement.Numbers).Where(span => span.Unit is "d" or "wk" && span.Value is > 0 and < 400).Select(span => span.Unit == "wk" ? span.Value * 7 : span.Value).Distinct()];
        if (CourseTotals.Follows(sentence, number.Start, value, unit, [], IsOfOne(sentence)) || basis.Any(fact => CourseTotals.Follows(fact.Statement, fact.Statement.Text.Length, value, unit, days, IsOfOne(fact.Statement))))
            return true;
        var pool = Figures(sentence, number, basis);
        var (doses, strengths) = Worked(pool, basis);
        doses.AddRange([.. WorkedDoses.Volumes(doses.Concat(pool), [.. strengths, .. pool])]);
        foreach (var perDay in basis.SelectMany(fact => fact.Statement.Frequencies).Where(often => often.PerDay is > 0 and < 100).Select(often => often.PerDay).Distinct())
        {
            foreach (var dose in doses)
            {
                if (dose.Unit is { } own && dose.Value < Most && NumberReader.Ratio(own, unit) is { } scale && (Is(dose.Value * scale * perDay, value) || days.Exists(span => Is(dose.Value * scale * perDay * span, value))))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"28.8 mL daily": how often stands right behind.</summary>
    private static bool IsOfDay(Statement sentence, TextNumber number) =>
        sentence.Frequencies.Any(frequency => frequency.PerDay == 1 && frequency.Start >= number.End && frequency.Start - number.End <= 2);

    /// <summary>A part or multiple that the evidence tells to take of an amount at hand, or of a day's doses.</summary>
    private bool IsFraction(Statement sentence, TextNumber number, decimal value, string unit, IReadOnlyList<Fact> basis)
    {
        List<decimal> parts = [.. basis.SelectMany(fact => Fractions.Of(fact.Statement)).Distinct()];
        if (parts.Count == 0)
            return false;
        var pool = Figures(sentence, number, basis);
        pool.AddRange(number.High == value ? [number with { High = null }, .. WorkedDoses.ByWeight(pool)] : [.. WorkedDoses.ByWeight(pool)]);
        pool.AddRange(facts.Facts.Where(fact => fact.EvidenceId is null || basis.Contains(fact)).SelectMany(fact => fact.Statement.Numbers.Where(dose => dose.Value < Most).SelectMany(dose => fact.Statement.Frequencies.Where(often => often.PerDay is > 1 and < 100).Select(often => dose with { Value = dose.Value * often.PerDay }))));
        return pool.Exists(whole => whole.Unit is { } own && whole.Value is > 0 and < Most && NumberReader.Ratio(PerDose(own)!, PerDose(unit)!) is { } scale && parts.Exists(part => Is(whole.Value * scale * part, value)));
    }

    /// <summary>"2 for age, 1 for hypertension and 1 for diabetes, giving 4": the points that the sentence has counted before; a bound is none.</summary>
    private bool IsOfPoints(Statement sentence, TextNumber number, decimal value)
    {
        if (number.Unit is not (null or "{point}") || value != decimal.Truncate(value))
            return false;
        decimal sum = 0;
        var counted = 0;
        foreach (var points in sentence.Numbers)
        {
            if (points.Start >= number.Start || points.Unit is not (null or "{point}") || points.High is not null || points.Second is not null || points.Value > 30 || sentence.Direction(points, _more, _less) != 0)
                continue;
            sum += points.Value;
            counted++;
        }

        // "One" alone is no number to the reader.
        for (var i = 0; i < sentence.Hits.Tokens.Count && sentence.Hits.Tokens[i].Start < number.Start; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "one" && !sentence.Numbers.Any(read => read.Start == sentence.Hits.Tokens[i].Start))
            {
                sum++;
                counted++;
            }
        }

        return counted > 1 && sum == value;
    }

    /// <summary>An operand of working that the sentence shows ("1,000 + 500 + 80 = 1,580"): the figure that its unit, left out there, would make it.</summary>
    private bool IsOperand(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        if (number.Unit is not null || !ShownSum.IsShown(sentence))
            return false;
        if (IsRemainder(number with { Unit = "kg" }, value, basis))
            return true;
        var pool = Figures(sentence, number, basis);
        return pool.Select(figure => figure.Unit).OfType<string>().Select(unit => unit.Split('/')[0]).Distinct().Any(unit => UnitAlgebra.Follows(value, unit, pool, shares: true));
    }

    /// <summary>A dose times how often it is given, or the sum of figures of one kind in one sentence of the evidence.</summary>
    private static bool IsTotal(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        var unit = PerDose(number.Unit);
        decimal own = 0;
        foreach (var earlier in sentence.Numbers)
            own += earlier.Start < number.Start && earlier.Value < Most && unit is not null && IsOfKind(unit, PerDose(earlier.Unit)) ? earlier.Value * Scale(PerDose(earlier.Unit)!, unit) : 0;
        if (own > 0 && Is(own, value))
            return true;
        foreach (var fact in basis)
        {
            decimal sum = 0;
            var count = 0;
            foreach (var part in fact.Statement.Numbers)
            {
                if (!IsOfKind(unit, PerDose(part.Unit)) || part.Value is <= 0 or > Most)
                    continue;
                var scaled = part.Value * (unit is null ? 1 : Scale(PerDose(part.Unit)!, unit));
                sum += scaled;
                count++;
                foreach (var frequency in fact.Statement.Frequencies)
                {
                    if (frequency.PerDay is > 0 and < 100 && (Is(scaled * frequency.PerDay, value) || Is(scaled * frequency.HighPerDay, value) || (sentence.Text.Contains("week", StringComparison.OrdinalIgnoreCase) && Is(scaled * frequency.PerDay * 7, value))))
                        return true;
                }
            }

            if (count > 1 && Is(sum, value))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The difference of the only two figures with one unit that a sentence of the evidence which this one speaks of states, or its share of either; or
    /// of two figures that the sentence itself or the question states; or of the same measure in two sentences of one piece of evidence.
    /// </summary>
    private bool IsDifference(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        foreach (var fact in basis)
        {
            if (sentence.Shared(fact.Statement) == 0 || fact.Statement.Text.Contains('='))
                continue;
            foreach (var (one, other) in Pairs(Undated(fact.Statement)).Concat(OfSameMeasure(fact, basis)))
            {
                if (IsBetween(one, other, number, value))
                    return true;
            }

            if (OfReadings(fact.Statement, value))
                return true;
        }

        List<TextNumber> own = [.. Undated(sentence).Where(figure => figure.Start != number.Start)];
        // "From 78 to 94, a gain of 16".
        if (own.Exists(range => range.High is { } high && high < Most && (range.Unit is null || range.Unit == number.Unit) && Is(high - range.Value, value)) || IsRemainder(number, value, basis))
            return true;
        if (Pairs(own).Any(pair => IsBetween(pair.One, pair.Other, number, value)))
            return true;
        foreach (var asked in facts.Facts)
        {
            if (asked.Origin == FactOrigin.Question && (OfReadings(asked.Statement, value) || AskedPairs.Differ(asked.Statement, number, value) || (asked.Statement.Numbers is [{ High: null, Second: null } one, { High: null, Second: null } other] && (other.Unit is null || other.Unit == number.Unit) && one.Value < Most && other.Value < Most && Is(Math.Abs(one.Value - other.Value), value))))
                return true;
        }

        return false;
    }

    private static List<TextNumber> Undated(Statement statement) =>
        [.. statement.Numbers.Where(number => !statement.Dates.Any(date => number.Start >= date.Start && number.Start < date.End))];

    /// <summary>"The remaining 8 kg": what the patient's own figure leaves beyond one of the evidence.</summary>
    private bool IsRemainder(TextNumber number, decimal value, IReadOnlyList<Fact> basis) =>
        number.Unit is { } unit && facts.Facts.Any(own => own.EvidenceId is null && own.Statement.Numbers.Any(whole => whole.Unit == unit && whole.Value < Most && basis.Any(fact => fact.Statement.Numbers.Any(part => part.Unit == unit && part.Value < Most && (own.Origin == FactOrigin.Question || part.Value < whole.Value) && Is(Math.Abs(whole.Value - part.Value), value)))));

    private static bool IsBetween(TextNumber one, TextNumber other, TextNumber number, decimal value)
    {
        var difference = Math.Abs(one.Value - other.Value);
        return other.Unit == number.Unit ? Is(difference, value) : other.Unit is { } own && number.Unit is { } unit && NumberReader.Ratio(own, unit) is { } scale ? Is(difference * scale, value) : number.Unit == "%" && (IsShare(difference, one.Value, value) || IsShare(difference, other.Value, value));
    }

    /// <summary>What lies between the two pressures of "lying 148/76, standing 118/70".</summary>
    private static bool OfReadings(Statement fact, decimal value) =>
        fact.Numbers.Where(number => number.Second is not null && number.Value is >= 50 and <= 300).ToList() is [var first, var second] && (Is(Math.Abs(first.Value - second.Value), value) || Is(Math.Abs(first.Second!.Value - second.Second!.Value), value));

    /// <summary>"Weight 96 kg. Weight on 1 March was 102 kg": two sentences of one piece of evidence that name the same measure.</summary>
    private static IEnumerable<(TextNumber One, TextNumber Other)> OfSameMeasure(Fact fact, IReadOnlyList<Fact> basis)
    {
        foreach (var other in basis)
        {
            if (ReferenceEquals(other, fact) || other.EvidenceId != fact.EvidenceId)
                continue;
            foreach (var one in fact.Statement.Numbers)
            {
                foreach (var two in other.Statement.Numbers)
                {
                    if (one.Unit is not null && one.Unit == two.Unit && one.Unit != "%" && one.Value is > 0 and < Most && two.Value is > 0 and < Most && FigureLabels.Of(fact.Statement, one).Intersect(FigureLabels.Of(other.Statement, two)).Any())
                        yield return (one, two);
                }
            }
        }
    }

    /// <summary>The figures of a unit where there are just two ("141 g/L in May, 118 g/L now"); the first may leave the unit to the second.</summary>
    private static IEnumerable<(TextNumber One, TextNumber Other)> Pairs(List<TextNumber> figures)
    {
        for (var i = 1; i < figures.Count; i++)
        {
            var (one, other) = (figures[i - 1], figures[i]);
            if (other.Unit is { } unit && unit != "%" && (one.Unit == unit || one.Unit is null) && one.Value is > 0 and < Most && other.Value is > 0 and < Most && one.Value != other.Value
                && figures.Count(number => number.Unit == unit) == (one.Unit is null ? 1 : 2))
                yield return (one, other);
        }
    }

    private static bool IsShare(decimal difference, decimal whole, decimal percent) => Math.Abs((difference * 100 / whole) - percent) <= 1;

    /// <summary>"A score of 4" beside "3 or more": any case of what the bound speaks of, where the patient's own is not at hand.</summary>
    private bool IsCaseOfBound(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        if (number.High is not null || sentence.Direction(number, _more, _less) != 0 || Label(sentence, number) is not { } label || HasOwnFigure(sentence, label))
            return false;
        foreach (var fact in basis)
        {
            if (!IsScore(sentence, label) && !fact.Statement.Stems.Contains(sentence.ConceptAt[label]))
                continue;
            foreach (var bound in fact.Statement.Numbers)
            {
                if ((number.Unit is not null && bound.Unit is not null && number.Unit != bound.Unit) || bound.Value is <= 0 or > Most)
                    continue;
                var direction = fact.Statement.Direction(bound, _more, _less);
                if (bound.High is { } high ? value > bound.Value && value < high : direction > 0 ? value > bound.Value : direction < 0 && value < bound.Value)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The word of what a case is of ("a score of 4", "an INR of 6", "with 4 points"), where no bound stands before it.</summary>
    private int? Label(Statement sentence, TextNumber number)
    {
        var tokens = sentence.Hits.Tokens;
        var before = -1;
        for (var i = 0; i < tokens.Count && tokens[i].End <= number.Start; i++)
            before = i;
        if (before < 0)
            return null;
        if (number.Unit == "{point}" && tokens.Word(before) is "with" or "at")
            return before + 1 < tokens.Count ? before + 1 : null;
        if (before < 2 || tokens.Word(before) is not "of")
            return null;
        for (var i = before - 2; i >= Math.Max(0, before - 4); i--)
        {
            if (tokens.Word(i) is "a" or "an" or "any")
                return sentence.Hits.Between(_more, Math.Max(0, i - 3), before).IsEmpty && sentence.Hits.Between(_less, Math.Max(0, i - 3), before).IsEmpty ? before - 1 : null;
        }

        return null;
    }

    private static bool IsScore(Statement sentence, int label) => sentence.Hits.Tokens.Word(label) is "score" or "total" or "points" || char.IsAsciiDigit(sentence.Hits.Tokens.Word(label)[0]);

    /// <summary>Whether the question or the record states such a figure: it is the one to be told.</summary>
    private bool HasOwnFigure(Statement sentence, int label)
    {
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is null && (fact.Statement.Stems.Contains(sentence.ConceptAt[label]) ? fact.Statement.Numbers.Count > 0 : fact.Origin == FactOrigin.Question && IsScore(sentence, label) && fact.Statement.Numbers.Any(number => number.Unit is null)))
                return true;
        }

        return false;
    }

    private List<TextNumber> Figures(Statement sentence, TextNumber but, IReadOnlyList<Fact> basis)
    {
        var figures = new List<TextNumber>();
        foreach (var figure in sentence.Numbers)
        {
            // A dose that was worked out does not bear out the rate that it was worked out from.
            if (figure.Start != but.Start && !(but.Unit?.Contains("/kg", StringComparison.Ordinal) == true && !facts.Facts.Any(fact => fact.Statement.HoldsFigure(figure))))
                figures.Add(figure with { Start = -1 - figures.Count });
        }

        foreach (var figure in facts.Told.Select(static told => told.Figure))
            figures.Add(figure with { Start = -1 - figures.Count });
        foreach (var fact in basis.Concat(facts.Facts.Where(fact => fact.EvidenceId is null)))
        {
            foreach (var figure in fact.Statement.Numbers)
                figures.Add(figure with { Start = -1 - figures.Count });
        }

        return figures;
    }

    /// <summary>Whether a word of the group stands within reach of the number.</summary>
    private static bool IsNear(Statement sentence, TextNumber number, int group)
    {
        foreach (var hit in sentence.Hits.Of(group))
        {
            if (sentence.Hits.Tokens[hit.Start].Start <= number.End + Reach && sentence.Hits.Tokens[hit.End - 1].End >= number.Start - Reach)
                return true;
        }

        return false;
    }

    private static bool IsOfKind(string? unit, string? other) => unit is null || other is null ? unit == other : NumberReader.SameDimension(unit, other);

    private static string? PerDose(string? unit) => unit is not null && unit.EndsWith("/d", StringComparison.Ordinal) ? unit[..^2] : unit;

    private static bool Is(decimal result, decimal value) => Math.Abs(result - value) <= Tolerance * value;

    private static decimal Scale(string unit, string other) => NumberReader.Ratio(unit, other) ?? 0;
}
