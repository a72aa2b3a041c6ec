using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>How far a figure at hand lies from a bound that the sentence names ("5 above the target of 53" for 58).</summary>
internal static partial class BoundMargins
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

        return IsOfLine(sentence, number, value, facts);
    }

    /// <summary>"28 micromol/L under the line": the bound is not named again, and stands in what the sentence cites, with the same unit.</summary>
    private static bool IsOfLine(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> facts)
    {
        if (number.Unit is not { } unit || number.High is not null || Line().Match(sentence.Text, number.End) is not { Success: true } line || line.Index != number.End)
            return false;
        var side = Side(line.ValueSpan);
        List<TextNumber> bounds = [.. facts.Where(fact => fact.EvidenceId is { } id && sentence.Cited.Contains(id)).SelectMany(static fact => fact.Statement.Numbers).Where(bound => bound.Unit == unit && bound.High is null && bound.Value < Most)];
        // Of two bounds nobody knows which is meant.
        return side != 0 && bounds is [var only] && facts.Any(fact => fact.EvidenceId is null && fact.Statement.Numbers.Any(own => own.High is null && own.Second is null && (own.Unit is null || own.Unit == unit) && own.Value == only.Value + (side * value)));
    }

    [GeneratedRegex(@"\G,? (?:above|over|beyond|higher than|below|under|short of|lower than) (?:the|that|this|its|his|her|your) (?:treatment |upper |lower )?(?:line|limit|threshold|cut-?off|mark|bound|target|ceiling)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Line();

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
