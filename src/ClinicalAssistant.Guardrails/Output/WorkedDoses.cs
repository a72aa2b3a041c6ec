using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What the figures at hand come to in one step that any prescriber takes: the dose of a weight, the amount in a millilitre.</summary>
internal static class WorkedDoses
{
    private const decimal Most = 1_000_000;

    /// <summary>Doses by weight for the weights at hand, with the unit of what is given ("mg/d" of "mg/kg/d").</summary>
    public static IEnumerable<TextNumber> ByWeight(IReadOnlyList<TextNumber> pool)
    {
        foreach (var dose in pool)
        {
            if (dose.Unit is not { } unit || unit.IndexOf("/kg", StringComparison.Ordinal) is not (var per and > 0) || dose.Value is <= 0 or > Most)
                continue;
            foreach (var weight in pool)
            {
                if (weight is { Unit: "kg", Value: > 0 and < 1_000, High: null })
                    yield return dose with { Value = dose.Value * weight.Value, High = dose.High * weight.Value, Unit = unit.Remove(per, 3), Start = Apart(dose, weight) };
            }
        }
    }

    /// <summary>Strengths told as an amount in a volume ("250 mg in 5 mL", "40 units in 500 mL").</summary>
    public static IEnumerable<TextNumber> Strengths(Statement statement)
    {
        for (var i = 1; i < statement.Numbers.Count; i++)
        {
            var (amount, volume) = (statement.Numbers[i - 1], statement.Numbers[i]);
            if (amount is { Unit: { } unit, High: null, Value: > 0 and < Most } && !unit.Contains('/') && unit != "%" && volume is { Unit: "mL", High: null, Value: > 0 and < Most }
                && statement.Text.AsSpan(amount.End, Math.Max(0, volume.Start - amount.End)).Trim() is "in" or "/" or "per" or "to" or "made up to" or "diluted in")
                yield return amount with { Value = amount.Value / volume.Value, Unit = unit + "/mL", Start = Apart(amount, volume) };
        }
    }

    /// <summary>The volumes that hold the doses at the strengths.</summary>
    public static IEnumerable<TextNumber> Volumes(IEnumerable<TextNumber> doses, IReadOnlyList<TextNumber> strengths)
    {
        foreach (var dose in doses)
        {
            foreach (var strength in strengths)
            {
                if (dose.Unit is { } unit && strength.Unit is { } per && per.EndsWith("/mL", StringComparison.Ordinal) && NumberReader.Ratio(unit, per[..^3]) is { } scale && strength.Value > 0 && dose.Value is > 0 and < Most)
                    yield return dose with { Value = dose.Value * scale / strength.Value, High = dose.High * scale / strength.Value, Unit = "mL", Start = Apart(dose, strength) };
            }
        }
    }

    /// <summary>"10 kg at 100 mL": an amount by weight beside the weight that it is for.</summary>
    public static bool IsOfKilograms(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        foreach (var weight in sentence.Numbers)
        {
            if (weight.Unit == "kg" && weight.End <= number.Start && sentence.Text.AsSpan(weight.End, number.Start - weight.End).Trim() is "at" or "×" or "x" or "times" or "by" or "of"
                && basis.Any(fact => fact.Statement.Numbers.Any(rate => rate.Value == value && rate.Unit is { } unit && unit.StartsWith(number.Unit + "/kg", StringComparison.Ordinal))))
                return true;
        }

        return false;
    }

    /// <summary>A place of its own, unlike that of any figure in a text.</summary>
    private static int Apart(TextNumber one, TextNumber other) => -1_000_000 - (Math.Abs(one.Start) * 997) - Math.Abs(other.Start);
}
