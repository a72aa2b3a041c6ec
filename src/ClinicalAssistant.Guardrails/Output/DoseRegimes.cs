using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The evidence states doses by age band or renal function ("6 to 12 years 300 micrograms, over 12 years 500", "20 mg if eGFR is below 30"), and the
/// sentence takes one that is for other patients.
/// </summary>
internal sealed partial class DoseRegimes(GuardPolicy policy, Patient? patient)
{
    private readonly int _renal = policy.Group("renal_terms");
    private readonly int _less = policy.Group("less_than");
    private readonly int _more = policy.Group("more_than");

    public bool IsOther(Statement sentence, Statement fact)
    {
        if (patient is null || fact.Parts.Count < 2 || OfOthers().IsMatch(sentence.Text))
            return false;
        var applies = new bool?[fact.Parts.Count];
        var any = false;
        for (var i = 0; i < fact.Parts.Count; i++)
        {
            if (Holds(fact, fact.Parts[i]) is { } holds)
            {
                var place = Place(fact, i);
                if (!HasDose(fact, fact.Parts[place]))
                    continue;
                applies[place] = holds;
                any = true;
            }
        }

        if (!any)
            return false;
        // "15 mg/kg, maximum 60 mg/kg daily": the ceiling is of those whom the dose before it is for.
        for (var i = 1; i < applies.Length; i++)
        {
            if (applies[i] is null && fact.Hits.Tokens.Word(fact.Parts[i].First) is "maximum" or "max")
                applies[i] = applies[i - 1];
        }

        var matched = Array.Exists(applies, one => one == true);
        var other = false;
        foreach (var number in sentence.Numbers)
        {
            var (right, wrong) = (false, false);
            var own = false;
            for (var i = 0; i < fact.Parts.Count; i++)
            {
                if (!HoldsDose(fact, fact.Parts[i], number) || !AgreesInFrequency(sentence, fact, fact.Parts[i]))
                    continue;
                // A dose without a condition is for those whom no condition of the fact picks out.
                own |= applies[i] == true;
                if (applies[i] ?? !matched)
                    right = true;
                else
                    wrong = true;
            }

            // "60 mg at 3–5 months to 240 mg at 4–5 years": who states the patient's own dose too lists them.
            if (own)
                return false;
            other |= wrong && !right;
        }

        return other;
    }

    /// <summary>The clause whose dose a condition rules: its own, the one it follows without a pause, else the next.</summary>
    private static int Place(Statement fact, int condition)
    {
        if (HasDose(fact, fact.Parts[condition]))
            return condition;
        // "…, only if eGFR is 45 or above".
        if (condition > 1 && fact.Parts[condition - 1] is var only && only.End - only.First == 1 && fact.Hits.Tokens.Word(only.First) is "only" or "and" or "but" && HasDose(fact, fact.Parts[condition - 2]))
            return condition - 2;
        if (condition > 0)
        {
            var tokens = fact.Hits.Tokens;
            var before = tokens[fact.Parts[condition - 1].End - 1].End;
            if (fact.Text.AsSpan(before, tokens[fact.Parts[condition].First].Start - before).Trim().IsEmpty && HasDose(fact, fact.Parts[condition - 1]))
                return condition - 1;
        }

        return condition + 1 < fact.Parts.Count ? condition + 1 : condition;
    }

    /// <summary>Whether the patient meets the clause's condition on age or renal function, or null where it states none.</summary>
    private bool? Holds(Statement fact, StatementPart part)
    {
        if (patient!.Egfr is { } egfr && part.IsConditional && !fact.Hits.Between(_renal, part.First, part.End - 1).IsEmpty)
            return Within(fact, part, egfr, static unit => unit is null || unit.StartsWith("mL", StringComparison.Ordinal), static (value, _) => value);
        if (patient.WeightKg is { } weight && States(fact, part, "kg"))
            return Within(fact, part, weight, static unit => unit == "kg", static (value, _) => value);
        if (patient.Age is { } age && HasDose(fact, part))
            return Within(fact, part, age.Years, static unit => unit is "a" or "mo", static (value, unit) => unit == "mo" ? value / 12 : value);
        return null;
    }

    private bool? Within(Statement fact, StatementPart part, decimal value, Func<string?, bool> counts, Func<decimal, string?, decimal> convert)
    {
        decimal? low = null, high = null;
        foreach (var number in fact.Numbers)
        {
            if (!ReferenceEquals(fact.PartAt(number.Start), part) || !counts(number.Unit))
                continue;
            var amount = convert(number.Value, number.Unit);
            if (number.High is { } upper)
                return value >= amount && value <= convert(upper, number.Unit);
            switch (fact.Direction(number, _more, _less))
            {
                case < 0:
                    return value < amount;
                case > 0:
                    return value > amount;
                default:
                    if (low is null)
                        low = amount;
                    else
                        high = amount;
                    break;
            }
        }

        return low is { } from && high is { } to && to > from ? value >= from && value <= to : null;
    }

    private static bool States(Statement fact, StatementPart part, string unit) => fact.Numbers.Any(number => number.Unit == unit && ReferenceEquals(fact.PartAt(number.Start), part));

    private static bool HasDose(Statement fact, StatementPart part)
    {
        foreach (var number in fact.Numbers)
        {
            if (IsDose(number) && ReferenceEquals(fact.PartAt(number.Start), part))
                return true;
        }

        return false;
    }

    private static bool HoldsDose(Statement fact, StatementPart part, TextNumber dose)
    {
        if (!IsDose(dose))
            return false;
        foreach (var number in fact.Numbers)
        {
            if (IsDose(number) && ReferenceEquals(fact.PartAt(number.Start), part) && NumberReader.SameAmount(dose.Value, dose.Unit, number.Value, number.Unit))
                return true;
        }

        return false;
    }

    /// <summary>Whether sentence and clause do not state different frequencies.</summary>
    private static bool AgreesInFrequency(Statement sentence, Statement fact, StatementPart part)
    {
        var stated = fact.Frequencies.Where(frequency => ReferenceEquals(fact.PartAt(frequency.Start), part)).ToList();
        return stated.Count == 0 || sentence.Frequencies.Count == 0 || stated.Exists(other => sentence.Frequencies.Any(mine => other.Agrees(mine) || (mine.PerDay >= other.PerDay && mine.HighPerDay <= other.HighPerDay)));
    }

    private static bool IsDose(TextNumber number) => number.Unit is { } unit and not "kg" && (NumberReader.SameDimension(unit, "mg") || unit is "mg/kg" or "g/kg" or "ug/kg" or "U" or "U/kg");

    /// <summary>"Is for those over 50 kg": told as the rule of whoever it is for.</summary>
    [GeneratedRegex(@"\b(?:is|are|applies|apply|holds?|meant|counts?|reserved) (?:only )?(?:for|to) (?:those|people|patients|adults|children|anyone|everyone|others|women|men)\b(?!.*\b(?:he|she|him|her|his|you|your)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfOthers();
}
