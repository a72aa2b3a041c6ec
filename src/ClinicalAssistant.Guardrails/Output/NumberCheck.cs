using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Every number with clinical meaning must stand in the evidence, the question or the record, with its unit, its bound and its matter.</summary>
internal sealed partial class NumberCheck(GuardPolicy policy, FactBase facts, AnswerVocabulary vocabulary, Patient? patient)
{
    private const int LeastTurned = 2;
    private readonly FactBase _facts = facts;
    private readonly decimal? _weightKg = patient?.WeightKg;
    private readonly OwnFigures _own = new(policy, facts, vocabulary, patient?.Age);
    private readonly Arithmetic _arithmetic = new(policy, new NumberRoles(vocabulary, facts));
    private readonly DerivedFigures _derived = new(policy, facts, new NumberRoles(vocabulary, facts));
    private readonly NumberRoles _roles = new(vocabulary, facts);
    private readonly int _next = policy.Group("order_next");
    private readonly int _score = policy.Group("score_label");
    private readonly int _recommending = policy.Group("recommending");
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");
    private readonly int _goal = policy.Group("goal_words");

    public void Check(Statement sentence, IReadOnlyList<string> cited, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        Changes(sentence, cited, faults);
        for (var i = 0; i < sentence.Numbers.Count; i++)
        {
            var number = sentence.Numbers[i];
            if (IsInside(number, sentence) || IsOfName(sentence, number))
                continue;
            if (number.Second is { } month && number.Unit is null && IsDate(number.Value, month, facts))
                continue;
            if (ClockTimes.IsStated(sentence, number, facts) || SpokenParts.AreSaid(sentence, number, _facts.Basis(cited)) || _facts.IsKnown(sentence.WordOf(number)))
                continue;
            if (_own.IsAge(sentence, number) || DoseRuns.Stands(sentence, number.Start, _facts.Basis(cited)) || CountedOfDay.AreDays(number, number.Value, facts.Where(fact => fact.EvidenceId is not { } id || cited.Contains(id))) || ClockTimes.IsReached(sentence, number.Start, _facts.Basis(cited), facts) || ClockTimes.IsBetween(sentence, number, _facts.Basis(cited)))
                continue;
            if (cited.Count > 0 && !IsOfOld(sentence, number) && FigureLabels.IsCrossed(sentence, number, _facts.Basis(cited), (fact, bound) => fact.Direction(bound, _more, _less)))
            {
                faults.Add(new SentenceFault("number_context", Shown(number, number.Value)));
                continue;
            }

            if (number.Unit is null && ScoreLabels.AreOtherwise(sentence, number, facts, cited, _score, (fact, bound) => fact.Direction(bound, _more, _less) != 0) && !_derived.Follows(sentence, number, number.Value, _facts.Basis(cited)))
            {
                faults.Add(new SentenceFault("number_unsupported", Shown(number, number.Value)));
                continue;
            }

            // "Once a week" and "one day a week", "a couple of times a month" and "twice a month".
            if (IsFrequency(number, facts.Where(fact => fact.EvidenceId is not { } id || cited.Count == 0 || cited.Contains(id))))
                continue;
            if (!number.HasClinicalMeaning || NumberUnits.IsCount(number))
            {
                Bare(sentence, number, cited, facts, faults);
                continue;
            }

            Check(sentence, number, number.Value, cited, facts, faults);
            if (number.High is { } high)
                Check(sentence, number, high, cited, facts, faults);
            // "21/25": a score and the most that it can be.
            if (number.Second is { } second && !(number.Unit is null && second > number.Value))
                Check(sentence, number, second, cited, facts, faults);
        }
    }

    private void Changes(Statement sentence, IReadOnlyList<string> cited, List<SentenceFault> faults)
    {
        if (sentence.Numbers.Count == 0)
            return;
        var basis = _facts.Basis(cited);
        if (NumberRoles.IsTurned(sentence, basis) || NumberRoles.IsEarlierAsNow(sentence, basis))
            faults.Add(new SentenceFault("number_context", "from, to"));
        else if (cited.Count > 0 && (NumberRoles.IsMismatched(sentence, basis) || NumberRoles.IsReordered(sentence, basis, _next)))
            faults.Add(new SentenceFault("number_context", "exchanged"));
    }

    /// <summary>Numbers of a frequency or a date are checked as such.</summary>
    private static bool IsInside(TextNumber number, Statement sentence)
    {
        foreach (var frequency in sentence.Frequencies)
        {
            if (number.Start >= frequency.Start && number.End <= frequency.End)
                return true;
        }

        return IsOfDate(number, sentence);
    }

    /// <summary>"4AT", "6MWT": the digit of a name.</summary>
    private static bool IsOfName(Statement statement, TextNumber number) =>
        number is { Unit: null, High: null, Second: null } && number.End < statement.Text.Length && char.IsAsciiLetterUpper(statement.Text[number.End]) && char.IsAsciiDigit(statement.Text[number.End - 1]);

    private static bool IsOfDate(TextNumber number, Statement statement)
    {
        foreach (var date in statement.Dates)
        {
            if (number.Start >= date.Start && number.Start < date.End)
                return true;
        }

        return false;
    }

    private static bool IsFrequency(TextNumber number, IEnumerable<Fact> facts)
    {
        if (number.Unit is not { } unit || !(unit.StartsWith("{time}/", StringComparison.Ordinal) || unit.StartsWith("d/", StringComparison.Ordinal) || unit.StartsWith("{dose}/", StringComparison.Ordinal) || (number.Value == 1 && unit[0] == '{' && unit.Contains('/'))) || number.Value > 100)
            return false;
        decimal days = unit[(unit.IndexOf('/') + 1)..] switch { "d" => 1, "wk" => 7, "mo" => 365.25m / 12, "a" => 365.25m, _ => 0 };
        return days > 0 && facts.Any(fact => fact.Statement.Frequencies.Any(often => often.PerDay > 0 && Math.Abs((often.PerDay * days) - number.Value) < 0.05m * number.Value));
    }

    /// <summary>"An 11-month-old": an age, which is of the patient whatever stands around it.</summary>
    private static bool IsOfOld(Statement sentence, TextNumber number) =>
        number.Unit is "a" or "mo" or "wk" or "d" && sentence.Text.AsSpan(number.End) is var behind && (behind.StartsWith("-old", StringComparison.OrdinalIgnoreCase) || behind.StartsWith(" old", StringComparison.OrdinalIgnoreCase));

    /// <summary>"14/8" where a fact says 14 August.</summary>
    private static bool IsDate(decimal first, decimal second, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            foreach (var date in fact.Statement.Dates)
            {
                if (DayOrder.IsDay(first, second, fact.Statement.Text, date, facts))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A count or score without a unit: its figure must stand somewhere, and not where the evidence counts the same thing otherwise.</summary>
    private void Bare(Statement sentence, TextNumber number, IReadOnlyList<string> cited, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (cited.Count == 0 || (number.Start > 0 && sentence.Text[number.Start - 1] is '×' or 'x' or '÷'))
            return;
        if ((number.Value == 1 && number.Unit != "{point}") || IsTally(sentence, number))
            return;
        var digits = char.IsAsciiDigit(sentence.Text[number.Start]);
        var counts = number.Unit is not null;
        var head = counts ? 0 : HeadAfter(sentence, number.End);
        var contrast = false;
        bool turned = false, stands = false, held = false;
        foreach (var fact in facts)
        {
            foreach (var date in fact.Statement.Dates)
            {
                if (number.Value == date.Day || number.Value == date.Month || number.Value == date.Year)
                    return;
            }

            foreach (var other in fact.Statement.Numbers)
            {
                if (IsOfName(fact.Statement, other))
                    continue;
                if (other.Value == number.Value || other.High == number.Value || other.Second == number.Value)
                {
                    // "three doses" of a child of three.
                    var ofOther = fact.EvidenceId is null && head != 0 && HeadAfter(fact.Statement, other.End) != head;
                    var turns = !ofOther && (NumberUnits.Measured(other.Unit) is null || (fact.EvidenceId is { } of && cited.Contains(of))) && TurnsRound(sentence, number, fact.Statement, other);
                    // "Below an INR of 5" is not borne out by "1 to 5 mg".
                    if (!ofOther && !turns && number.Unit is null && NumberUnits.Measured(other.Unit) is not (null or "a"))
                        held = true;
                    else if (!ofOther && !turns)
                        return;
                    else if (ofOther)
                        stands = true;
                    else
                        turned = true;
                }

                if (fact.EvidenceId is { } id && cited.Contains(id))
                    contrast |= counts ? other.Unit == number.Unit : head != 0 && HeadAfter(fact.Statement, other.End) == head;
            }
        }

        if (held && !turned)
            return;
        if (turned)
            faults.Add(new SentenceFault("comparison_reversed", number.Value.ToString(CultureInfo.InvariantCulture)));
        else if ((stands ? contrast : digits || contrast) && !IsDerived(sentence, number, number.Value, cited, false))
            faults.Add(new SentenceFault("number_unsupported", number.Value.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Whether "over 65" stands where the evidence says "under 65", neither of them denied alone.</summary>
    private bool TurnsRound(Statement sentence, TextNumber number, Statement fact, TextNumber other) =>
        IsDenied(sentence, number) == IsDenied(fact, other) && sentence.Direction(number, _more, _less) is var side && side * fact.Direction(other, _more, _less) < 0 && !_own.LiesBeyond(sentence, number, number.Value, side, fact, other);

    /// <summary>"Three doses: weeks 8, 12 and 16": it counts the numbers that follow.</summary>
    private static bool IsTally(Statement sentence, TextNumber number)
    {
        var after = 0;
        foreach (var other in sentence.Numbers)
            after += other.Start >= number.End ? (other.High is null ? 1 : 2) : 0;
        return after == number.Value && number.Value > 1;
    }

    /// <summary>The concept that a number counts.</summary>
    private static uint HeadAfter(Statement statement, int place)
    {
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            // "As he is 69, record an ECG": the comma parts them.
            if (statement.Hits.Tokens[i].Start >= place)
                return statement.Text.AsSpan(place, statement.Hits.Tokens[i].Start - place).ContainsAny(",;:") ? 0 : statement.ConceptAt[i];
        }

        return 0;
    }

    private void Check(Statement sentence, TextNumber number, decimal value, IReadOnlyList<string> cited, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        var standing = Standing.Absent;
        bool reversed = false, held = false;
        int reversedNear = 0, heldNear = 0;
        foreach (var fact in facts)
        {
            var isCited = fact.EvidenceId is null || cited.Count == 0 || cited.Contains(fact.EvidenceId);
            foreach (var other in fact.Statement.Numbers)
            {
                // The 6 of "6 May" is no six days.
                if (IsOfName(fact.Statement, other) || (number.Unit is not null && other.Unit is null && IsOfDate(other, fact.Statement)))
                    continue;
                var here = Compare(sentence, number, value, fact.Statement, other, fact.EvidenceId is null || cited.Contains(fact.EvidenceId), fact.EvidenceId is not null);
                if (!isCited && here is Standing.Supported or Standing.OtherUnit)
                    here = here == Standing.Supported ? Standing.Elsewhere : Standing.Absent;
                reversed |= here == Standing.Reversed && fact.EvidenceId is not null;
                // "An INR over 5" is not borne out by "1 to 5 mg".
                var isOfOther = number.Unit is null && NumberUnits.Measured(other.Unit) is not (null or "a");
                held |= here == Standing.Supported && fact.EvidenceId is not null && !isOfOther;
                if (isCited && fact.EvidenceId is not null && here == Standing.Reversed)
                    reversedNear = Math.Max(reversedNear, Nearness(sentence, fact.Statement, other));
                else if (here == Standing.Supported && fact.EvidenceId is not null)
                    heldNear = Math.Max(heldNear, IsBoundedAlike(sentence, number, fact.Statement, other) ? int.MaxValue : Nearness(sentence, fact.Statement, other));
                if (here > standing)
                    standing = here;
            }
        }

        // What the question or the record happens to state clears no bound that the evidence turns round.
        // Nor does another clause that holds the figure without a bound ("below 88 %: start. Target 88–92 %").
        if (standing == Standing.Supported && reversed && (!held || (heldNear == 0 && reversedNear > LeastTurned && !sentence.Has(_goal))))
            standing = Standing.Reversed;
        if (standing is Standing.Absent or Standing.OtherUnit or Standing.Elsewhere && DailyTotals.IsTotal(sentence, number, value, sentence.Has(_recommending), facts.Where(fact => fact.EvidenceId is not { } id || cited.Count == 0 || cited.Contains(id))))
            return;
        if (standing == Standing.Elsewhere && _own.IsSetAgainstBound(sentence, number, value))
            return;
        if (standing == Standing.Absent && AskedMeasures.IsTold(sentence, number, value, _facts.Basis(cited), facts))
            return;
        if (standing is Standing.Absent or Standing.OtherUnit or Standing.Elsewhere or Standing.OtherMatter && IsDerived(sentence, number, value, cited, standing == Standing.OtherUnit))
            return;
        // A sentence without a citation says where its figure belongs only by its words, which may all be its own.
        if (standing == Standing.OtherMatter && cited.Count == 0)
            return;
        if (standing == Standing.Supported)
        {
            if (_roles.IsOfUnknown(sentence, number, facts, _facts) || _roles.IsOfAnotherMedicine(sentence, number, _facts.Basis(cited), (fact, other) => Same(sentence, number, value, fact, other) == true))
                faults.Add(new SentenceFault("number_context", Shown(number, value)));
            return;
        }

        faults.Add(new SentenceFault(
            standing switch
            {
                Standing.Reversed => "comparison_reversed",
                Standing.Elsewhere => "number_not_in_cited",
                Standing.OtherUnit => "unit_mismatch",
                Standing.OtherMatter => "number_context",
                _ => "number_unsupported",
            },
            Shown(number, value)));
    }

    private bool IsBoundedAlike(Statement sentence, TextNumber number, Statement fact, TextNumber other) =>
        sentence.Direction(number, _more, _less) is 0 || fact.Direction(other, _more, _less) != 0;

    /// <summary>How much the clauses of two figures have in common, and the rest of their sentences, units aside.</summary>
    private static int Nearness(Statement sentence, Statement fact, TextNumber other)
    {
        var clause = fact.PartAt(other.Start)?.Concepts;
        var near = 0;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            var place = sentence.Hits.Tokens[i].Start;
            if (sentence.ConceptAt[i] is var concept and not 0 && fact.Stems.Contains(concept) && !sentence.Numbers.Any(amount => place >= amount.Start && place < amount.End))
                near += clause?.Contains(concept) == true ? 2 : 1;
        }

        return near;
    }

    private bool IsDerived(Statement sentence, TextNumber number, decimal value, IReadOnlyList<string> cited, bool byUnits)
    {
        var basis = _facts.Basis(cited);
        return ToldTotals.Follows(sentence, number, value, basis, _roles) || ToldWorking.Follows(sentence, number, value, basis, _facts.Facts) || CountedDoses.Follows(sentence, number, value, basis, _facts, _roles) || CountedTimes.Follows(sentence, number, value, basis, _facts) || basis.Any(fact => Arithmetic.IsSameTime(sentence, number, value, fact.Statement) || Arithmetic.IsVolume(sentence, number, value, fact.Statement)) || _arithmetic.Follows(sentence, number, value, basis, _facts.Given) || _derived.Follows(sentence, number, value, basis, byUnits);
    }

    private static string Shown(TextNumber number, decimal value) => string.Create(CultureInfo.InvariantCulture, $"{value} {number.Unit}").TrimEnd();

    private Standing Compare(Statement sentence, TextNumber number, decimal value, Statement fact, TextNumber other, bool isCited, bool isEvidence)
    {
        var same = Same(sentence, number, value, fact, other, isEvidence);
        if (same is null)
            return Standing.Absent;
        if (same == false)
            return Standing.OtherUnit;
        var mine = sentence.Direction(number, _more, _less);
        var theirs = fact.Direction(other, _more, _less);
        // "Within 7 days" where the evidence says "7 to 14 days after".
        if (mine < 0 && theirs == 0 && isEvidence && isCited && sentence.Text.AsSpan(0, number.Start).TrimEnd().EndsWith(" within") && fact.Text.AsSpan(other.End).TrimStart().StartsWith("after "))
            return Standing.Reversed;
        // "Above 30, so avoid it" where the evidence avoids it below 30.
        if (mine * theirs < 0 && isCited && isEvidence && _own.DrawsAction(sentence, number, fact, other))
            return Standing.Reversed;
        // "Do not start above 5" and "can be started at 5 or less" agree: bound and denial both turn.
        if (mine != 0 && theirs != 0 && mine != theirs && !TimeSides.IsLength(sentence, number, fact, other) && IsDenied(sentence, number) == IsDenied(fact, other) && (isCited || sentence.Shared(fact) > 1) && !(mine * theirs < 0 && _own.LiesBeyond(sentence, number, value, mine, fact, other)))
            return Standing.Reversed;
        return sentence.Stems.Count == 0 || fact.Stems.Count == 0 || sentence.Shared(fact) > 0 || isCited ? Standing.Supported : Standing.OtherMatter;
    }

    /// <summary>Whether the clause of the number, or the one that it is the condition of, denies.</summary>
    private static bool IsDenied(Statement statement, TextNumber number)
    {
        var part = statement.PartAt(number.Start);
        // "Must wait at least 3 days" holds off until then, as "not within 3 days" does.
        if (part is null || !statement.HasDenial || Waits().IsMatch(statement.Text.AsSpan(0, number.Start)))
            return false;
        if (part.OfDenial || Array.IndexOf(statement.DeniedAt, true, part.First, part.End - part.First) >= 0)
            return true;
        // A clause without words of its own ("above 5: …") tells of what stands beside it.
        return part.Concepts.Count < 2 && !part.IsConditional;
    }

    /// <summary>True where the amounts agree, false where the figure agrees and the unit does not, null where the figure differs.</summary>
    private bool? Same(Statement sentence, TextNumber number, decimal value, Statement fact, TextNumber other, bool isEvidence = true)
    {
        var unit = NumberUnits.Measured(number.Unit);
        var otherUnit = NumberUnits.Measured(other.Unit);
        var nearly = NumberUnits.IsApproximate(sentence.Text, number);
        if (NumberUnits.IsByWeight(value, unit, other, otherUnit, _weightKg, nearly) || NumberUnits.IsShorthand(number, other) || NumberUnits.IsShorthand(other, number))
            return true;
        bool? result = null;
        foreach (var candidate in (ReadOnlySpan<decimal?>)[other.Value, other.High, other.Second])
        {
            if (candidate is not { } figure)
                continue;
            // A bare number of the question is no basis for a dose, and for a concentration where it is one of the same thing ("potassium 3.1").
            if (otherUnit is null && unit is not null && (!other.HasClinicalMeaning || other.Unit is ['{', ..]) && !isEvidence && !(unit.EndsWith("/L", StringComparison.Ordinal) && FigureLabels.Around(fact, other).Exists(sentence.Stems.Contains)))
                continue;
            if (otherUnit is null && unit is not null && !isEvidence && figure == value && (AskedMeasures.IsOfOther(sentence, number, fact, other) || AskedMeasures.IsMeasuredOtherwise(sentence, number, unit, _facts.Facts)))
                continue;
            // "80 had a positive test" is no 80 %; "between 25 and 35 %" are both.
            if (unit == "%" && otherUnit is null && other.Unit is null && !IsBeforePercent(fact, other))
                continue;
            // "Four times daily" is no "4 days".
            if (unit is not null && otherUnit is null && NumberReader.SameDimension(unit, "h") && fact.Frequencies.Any(often => other.Start >= often.Start && other.Start < often.End))
                continue;
            if (unit is null || otherUnit is null ? figure == value : NumberUnits.Agree(sentence.Text + fact.Text, value, NumberUnits.Whole(sentence.Text, number, unit), figure, otherUnit, nearly) || NumberUnits.Agree(sentence.Text + fact.Text, value, unit, figure, otherUnit, nearly))
                return true;
            if (figure == value)
                result = false;
        }

        return result;
    }

    private static bool IsBeforePercent(Statement fact, TextNumber number)
    {
        foreach (var next in fact.Numbers)
        {
            if (next.Unit == "%" && next.Start >= number.End && next.Start - number.End <= 14)
                return true;
        }

        return false;
    }

    /// <summary>"Wait at least", and not "no need to wait at least".</summary>
    [GeneratedRegex(@"(?<!(?:\b(?:no|not|never|without|neither|nor|cannot|unnecessary|rather than|instead of)\b|n't|n’t)[^,;:.]*)\bwait at least\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Waits();

    /// <summary>What was found of a number, the more telling the higher.</summary>
    private enum Standing
    {
        Absent,
        OtherMatter,
        Elsewhere,
        OtherUnit,
        Reversed,
        Supported,
    }
}
