using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A value that was asked about without its unit ("bilirubin 222") and is told in the unit in which the cited evidence measures the thing.</summary>
internal static class AskedMeasures
{
    private static readonly string[] Amounts = ["g", "L", "[iU]", "mol", "h", "Cel", "kg"];

    /// <summary>
    /// Whether the question states the bare figure and the cited evidence a figure of the same measure in the sentence's unit; an amount (a dose, a volume, a time, a weight) is not taken for one.
    /// </summary>
    public static bool IsTold(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis, IReadOnlyList<Fact> facts)
    {
        if (number.Unit is not { } unit || number.High is not null || IsAmount(unit))
            return false;
        foreach (var asked in facts)
        {
            if (asked.Origin != FactOrigin.Question)
                continue;
            foreach (var own in asked.Statement.Numbers)
            {
                if (own.Unit is null && own.High is null && own.Value == value && own.Second == number.Second && !IsOfOther(sentence, number, asked.Statement, own) && basis.Any(fact => fact.Statement.Numbers.Any(bound => bound.Unit == unit && OwnMeasures.IsOfBound(sentence, number, fact.Statement, bound))))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is an amount of something, alone or for each kilogram or while.</summary>
    private static bool IsAmount(string unit)
    {
        if (unit[0] == '{' || unit.Contains("/kg", StringComparison.Ordinal))
            return true;
        foreach (var amount in Amounts)
        {
            if (NumberReader.SameDimension(NumberUnits.Measured(unit) ?? unit, amount))
                return true;
        }

        return false;
    }

    /// <summary>Whether the evidence measures the thing in a multiple of the unit and nowhere in the unit itself ("41 micromol/L" beside "above 30 mmol/L").</summary>
    public static bool IsMeasuredOtherwise(Statement sentence, TextNumber number, string unit, IReadOnlyList<Fact> facts)
    {
        var otherwise = false;
        foreach (var fact in facts)
        {
            if (fact.Origin != FactOrigin.Evidence)
                continue;
            foreach (var figure in fact.Statement.Numbers)
            {
                if (figure.Unit is not { } theirs || NumberUnits.Measured(theirs) is not { } measured || !NumberReader.SameDimension(measured, unit) || !OwnMeasures.IsOfBound(sentence, number, fact.Statement, figure))
                    continue;
                if (measured == unit)
                    return false;
                otherwise = true;
            }
        }

        return otherwise && !IsAmount(unit);
    }

    /// <summary>"Sodium 128, potassium 5.1": whether the sentence names what another figure there is of, and nothing that this one is of.</summary>
    public static bool IsOfOther(Statement sentence, TextNumber number, Statement stated, TextNumber own)
    {
        var label = OwnMeasures.Label(sentence, number);
        label.UnionWith(FigureLabels.Around(sentence, number));
        return !FigureLabels.Around(stated, own).Exists(label.Contains)
            && stated.Numbers.Any(other => other.Start != own.Start && FigureLabels.Around(stated, other).Exists(label.Contains));
    }
}
