using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Parts said in words: "half of it" where the evidence says "divide by 2", "halve" or "by half"; "50 %" where it says "half".</summary>
internal static class SpokenParts
{
    /// <summary>Whether the figure is a half, and the evidence tells of the same.</summary>
    public static bool AreSaid(Statement sentence, TextNumber number, IReadOnlyList<Fact> basis)
    {
        // "Up to 4 g in a day": how much in all, checked with its amount.
        if (number is { Unit: "d", Value: 1 } && sentence.Text.AsSpan(number.Start, number.End - number.Start) is "a day" && sentence.Text.AsSpan(0, number.Start).TrimEnd().EndsWith(" in"))
            return true;
        if (number is not { Unit: "%", High: null })
            return false;
        if (number.Value is > 33 and < 34)
            return basis.Any(static fact => Has(fact.Statement, "third"));
        if (number.Value is > 66 and < 68)
            return Has(sentence, "thirds") || basis.Any(static fact => Has(fact.Statement, "thirds"));
        if (number.Value == 25)
            return basis.Any(static fact => Has(fact.Statement, "quarter"));
        if (number.Value != 50)
            return false;
        foreach (var fact in basis)
        {
            var tokens = fact.Statement.Hits.Tokens;
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens.Word(i) is "half" or "halve" or "halved" or "halves" or "halving")
                    return true;
                if (tokens.Word(i) is "by" && i > 0 && tokens.Word(i - 1).StartsWith("divi") && fact.Statement.Numbers.Any(other => other is { Value: 2, Unit: null } && other.Start > tokens[i].Start))
                    return true;
            }
        }

        return false;
    }

    private static bool Has(Statement fact, string word)
    {
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (fact.Hits.Tokens.Word(i).SequenceEqual(word))
                return true;
        }

        return false;
    }
}
