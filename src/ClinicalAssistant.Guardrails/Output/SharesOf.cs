using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Shares that two figures give: "180 of the 200" is 90 %, and "half that" where the evidence has two figures or frequencies of which one is half the other.</summary>
internal static class SharesOf
{
    private const decimal Most = 1_000_000;
    private const decimal Rounding = 0.51m;

    public static bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        foreach (var statement in basis.Select(fact => fact.Statement).Append(sentence))
        {
            foreach (var (part, whole) in PartsOf(statement))
            {
                if (part.Start != number.Start && IsShare(part.Value, whole.Value, value))
                    return true;
            }
        }

        return char.IsLetter(sentence.Text[number.Start]) && (basis.Any(fact => IsRatio(fact.Statement, value)) || IsRatio(sentence, value));
    }

    /// <summary>"180 of the 200", "180 out of 200".</summary>
    private static IEnumerable<(TextNumber Part, TextNumber Whole)> PartsOf(Statement statement)
    {
        for (var i = 1; i < statement.Numbers.Count; i++)
        {
            var (part, whole) = (statement.Numbers[i - 1], statement.Numbers[i]);
            if (part.End < whole.Start && part.Unit is null && part.Value is > 0 and < Most && whole.Value is > 0 and < Most && part.Value <= whole.Value
                && statement.Text.AsSpan(part.End, whole.Start - part.End).Trim() is "of" or "of the" or "out of" or "out of the" or "in" or "/" or "of all" or "among the" or "among")
                yield return (part, whole);
        }
    }

    /// <summary>A share told in words: two figures of one unit, or two frequencies, of the evidence stand so to each other.</summary>
    private static bool IsRatio(Statement fact, decimal percent)
    {
        foreach (var one in fact.Numbers)
        {
            foreach (var other in fact.Numbers)
            {
                if (one.Unit is not null && one.Unit == other.Unit && one.Value is > 0 and < Most && other.Value is > 0 and < Most && IsShare(one.Value, other.Value, percent))
                    return true;
            }
        }

        return fact.Frequencies.Any(one => one.PerDay > 0 && fact.Frequencies.Any(other => other.PerDay > 0 && IsShare(one.PerDay, other.PerDay, percent)));
    }

    private static bool IsShare(decimal part, decimal whole, decimal percent) => Math.Abs((part * 100 / whole) - percent) <= Rounding;
}
