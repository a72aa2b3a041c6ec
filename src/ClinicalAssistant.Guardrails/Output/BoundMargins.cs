using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>How far a figure at hand lies from a bound that the sentence names ("5 above the target of 53" for 58).</summary>
internal static class BoundMargins
{
    private const int Longest = 40;
    private const decimal Most = 1_000_000;

    /// <summary>Whether some figure lies by the number above or below the next one of the sentence.</summary>
    public static bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> facts)
    {
        foreach (var bound in sentence.Numbers)
        {
            if (bound.Start < number.End || bound.Start - number.End > Longest || bound.Value > Most || bound.High is not null)
                continue;
            var side = Side(sentence.Text.AsSpan(number.End, bound.Start - number.End));
            if (side != 0 && facts.Any(fact => fact.Statement.Numbers.Any(figure => figure.Value == bound.Value + (side * value) && (figure.Unit is null || bound.Unit is null || figure.Unit == bound.Unit))))
                return true;
            return false;
        }

        return false;
    }

    private static int Side(ReadOnlySpan<char> between)
    {
        foreach (var word in between.Split(' '))
        {
            switch (between[word])
            {
                case "above" or "over" or "beyond" or "more" or "higher":
                    return 1;
                case "below" or "under" or "less" or "short" or "lower":
                    return -1;
            }
        }

        return 0;
    }
}
