using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Figures that follow from others by what the evidence tells to do with them ("divide by 1.5"), and durations said in one unit or two.</summary>
internal sealed class Arithmetic(GuardPolicy policy, NumberRoles roles)
{
    private const decimal Tolerance = 0.01m;
    private readonly int _divide = policy.Group("divides");
    private readonly int _multiply = policy.Group("multiplies");
    private readonly int _less = policy.Group("takes_away");
    private readonly int _more = policy.Group("adds");

    /// <summary>Whether the amount is another of the sentence changed as the evidence tells.</summary>
    public bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis, IEnumerable<(Statement Of, TextNumber Figure)> given)
    {
        // "Increase by 25 to 50 micrograms" of what the patient takes.
        foreach (var (stated, start) in given)
        {
            if (start.Unit is not { } of || number.Unit is not { } unit || start.Value is <= 0 or > 1_000_000 || NumberReader.Ratio(of, PerDose(unit)) is not { } scale)
                continue;
            var medicine = roles.Medicine(stated, start);
            if (!IsOf(medicine, sentence, number))
                continue;
            var subject = Subject(stated, start, medicine).Where(sentence.Stems.Contains).ToList();
            foreach (var fact in basis)
            {
                if (!subject.Exists(fact.Statement.Stems.Contains) && !(medicine != 0 && fact.Statement.Stems.Contains(medicine) && roles.Medicine(sentence, number) == 0))
                    continue;
                foreach (var step in fact.Statement.Numbers)
                {
                    if (IsOf(medicine, fact.Statement, step) && step.Unit is { } by && (by == "%" || NumberReader.SameDimension(PerDose(by), of)) && step.Value is > 0 and < 1_000_000
                        && (IsStep(fact.Statement, start.Value * scale, Scaled(step, step.Value, PerDose(unit)), value) || (step.High is { } high and < 1_000_000 && IsStep(fact.Statement, start.Value * scale, Scaled(step, high, PerDose(unit)), value))))
                        return true;
                }
            }
        }

        foreach (var start in sentence.Numbers)
        {
            if (start.Start >= number.Start || start.Value is <= 0 or > 1_000_000)
                continue;
            foreach (var fact in basis)
            {
                foreach (var factor in fact.Statement.Numbers)
                {
                    if (factor.Value is > 0 and < 1_000_000 && Scale(start.Unit, factor.Unit, number.Unit) is { } scale && IsResult(fact.Statement, start.Value * scale, factor, value))
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>What brings a result to the unit of the sentence's figure; null where neither operand is of its kind.</summary>
    private static decimal? Scale(string? start, string? factor, string? result)
    {
        if (result is null || (start is null && factor is null))
            return 1;
        if (start is not null && NumberReader.Ratio(PerDose(start), PerDose(result)) is { } own)
            return own;
        return factor is not null && NumberReader.Ratio(PerDose(factor), PerDose(result)) is { } other ? other : null;
    }

    /// <summary>"130 minutes" and "2 h 10 min"; "24 hours" and "daily".</summary>
    public static bool IsSameTime(Statement sentence, TextNumber number, decimal value, Statement fact)
    {
        if (number.Unit is not { } unit || !NumberReader.SameDimension(unit, "h"))
            return false;
        // "34 weeks and 2 days" and "34+2".
        if (unit == "d" && fact.Text.Contains('+', StringComparison.Ordinal) && sentence.Numbers.Any(weeks => weeks.Unit == "wk" && fact.Text.Contains(string.Create(CultureInfo.InvariantCulture, $"{weeks.Value}+{value}"), StringComparison.Ordinal)))
            return true;
        for (var i = 1; i < fact.Numbers.Count; i++)
        {
            var (large, small) = (fact.Numbers[i - 1], fact.Numbers[i]);
            if (small.Start - large.End <= 5 && large is { Unit: "h", High: null } && small is { Unit: "min", High: null } && large.Value < 10_000
                && (NumberReader.SameAmount(value, unit, (large.Value * 60) + small.Value, "min") || NumberReader.SameAmount(value, unit, large.Value, "h")))
                return true;
        }

        return NumberReader.SameAmount(value, unit, 24, "h") && fact.Frequencies.Any(frequency => frequency.PerDay == 1);
    }

    /// <summary>The volume that holds a dose of the sentence at the evidence's strength ("120 mg in 5 mL", "10 mg/mL").</summary>
    public static bool IsVolume(Statement sentence, TextNumber number, decimal value, Statement fact)
    {
        if (number.Unit != "mL")
            return false;
        for (var i = 0; i < fact.Numbers.Count; i++)
        {
            var strength = fact.Numbers[i];
            var (amount, volume) = strength.Unit is { } per && per.EndsWith("/mL", StringComparison.Ordinal) ? (per[..^3], 1m)
                : i + 1 < fact.Numbers.Count && fact.Numbers[i + 1] is { Unit: "mL", High: null } next && next.Start - strength.End <= 4 ? (strength.Unit, next.Value)
                : (null, 0m);
            if (amount is null or "%" || strength.Value is <= 0 or > 1_000_000)
                continue;
            foreach (var dose in sentence.Numbers)
            {
                if (dose.Unit is { } told && NumberUnits.Measured(told) == amount && dose.Value < 1_000_000 && volume < 10_000 && (IsClose(dose.Value / strength.Value * volume, value) || (dose.High is { } high and < 1_000_000 && IsClose(high / strength.Value * volume, value))))
                    return true;
            }
        }

        return false;
    }

    private static string PerDose(string unit) => unit.EndsWith("/d", StringComparison.Ordinal) ? unit[..^2] : unit;

    private static TextNumber Scaled(TextNumber step, decimal value, string unit) =>
        step with { Value = step.Unit is { } own && own != "%" && NumberReader.Ratio(PerDose(own), unit) is { } scale ? value * scale : value };

    /// <summary>Whether no other medicine than this one is named for the amount.</summary>
    private bool IsOf(uint medicine, Statement statement, TextNumber amount) => medicine == 0 || roles.Medicine(statement, amount) is var named && (named == 0 || named == medicine);

    /// <summary>What a dose is of: the medicine, else the words that it stands with, else all of its sentence.</summary>
    private static IEnumerable<uint> Subject(Statement stated, TextNumber dose, uint medicine) =>
        medicine != 0 ? [medicine] : FigureLabels.Of(stated, dose) is { Count: > 0 } words ? words : stated.Stems;

    private bool IsResult(Statement fact, decimal start, TextNumber factor, decimal value) =>
        IsStep(fact, start, factor, value)
        || (factor.Unit != "%" && ((fact.Has(_divide) && IsClose(start / factor.Value, value)) || (Multiplies(fact) && IsClose(start * factor.Value, value))));

    /// <summary>"Times 1.5" multiplies, "three times a week" tells how often.</summary>
    private bool Multiplies(Statement fact)
    {
        foreach (var hit in fact.Hits.Of(_multiply))
        {
            var place = fact.Hits.Tokens[hit.Start].Start;
            if (!fact.Frequencies.Any(often => place >= often.Start && place < often.End))
                return true;
        }

        return false;
    }

    /// <summary>An amount with the step added or taken away.</summary>
    private bool IsStep(Statement fact, decimal start, TextNumber step, decimal value)
    {
        var by = step.Unit == "%" ? start * step.Value / 100 : step.Value;
        return (fact.Has(_less) && IsClose(start - by, value)) || (fact.Has(_more) && IsClose(start + by, value));
    }

    private static bool IsClose(decimal one, decimal other) => other > 0 && Math.Abs(one - other) <= Tolerance * other;
}
