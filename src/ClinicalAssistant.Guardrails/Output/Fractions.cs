using System.Buffers;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Parts and multiples that a statement tells to take of a dose or an amount ("halve the rate", "one sixth of the daily dose", "double it"). "Half-life",
/// "double-blind", "third-line", "triple therapy" and "half of the patients" tell none.
/// </summary>
internal static class Fractions
{
    private const int Reach = 4;
    private const int ReachBack = 6;
    private static readonly SearchValues<char> Ends = SearchValues.Create(".,;:()");

    public static IEnumerable<decimal> Of(Statement statement)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var part = tokens.Word(i) switch
            {
                "half" or "halve" or "halves" or "halved" or "halving" => 2m,
                "third" or "thirds" => 3m,
                "quarter" or "quarters" => 4m,
                "fifth" => 5m,
                "sixth" => 6m,
                "eighth" => 8m,
                "tenth" => 10m,
                "double" or "doubled" or "doubling" => 0.5m,
                "treble" or "triple" or "tripled" => 1m / 3,
                _ => 0m,
            };
            if (part == 0 || !IsOfAmount(tokens, i))
                continue;
            var times = i > 0 && tokens.Word(i - 1) is "two" ? 2 : i > 0 && tokens.Word(i - 1) is "three" ? 3 : 1;
            yield return times / part;
            // "Reduce by a third" leaves two thirds.
            if (i > 1 && part > 1 && (tokens.Word(i - 1) is "by" || tokens.Word(i - 2) is "by"))
                yield return 1 - (times / part);
        }
    }

    private static bool IsOfAmount(Tokens tokens, int i)
    {
        if (IsCompound(tokens, i) || IsOfOther(tokens, i))
            return false;
        return tokens.Word(i) switch
        {
            "halve" or "halves" or "halved" or "halving" or "doubled" or "doubling" or "tripled" => true,
            "double" or "treble" or "triple" => IsDetermined(tokens, i) || IsStepwise(tokens, i) || NamesDose(tokens, i + 1, 2),
            "half" => IsDetermined(tokens, i) || NamesDose(tokens, i + 1, 2) || IsOf(tokens, i) || IsChange(tokens, i),
            "thirds" or "quarters" => i > 0 && tokens.Word(i - 1) is "two" or "three",
            "quarter" when NamesDose(tokens, i + 1, 1) => true,
            _ => IsShare(tokens, i),
        };
    }

    /// <summary>"A third of", "one third the dose", "by a quarter", and not "the third dose" or "a third dose".</summary>
    private static bool IsShare(Tokens tokens, int i)
    {
        var isOne = i > 0 && tokens.Word(i - 1) is "a" or "one";
        return (IsOf(tokens, i) && (isOne || NamesDose(tokens, i + 2, Reach)))
            || (isOne && i + 3 < tokens.Count && tokens.Word(i + 1) is "to" or "or" && tokens.Word(i + 2) is "a" or "one" && IsShare(tokens, i + 3))
            || (isOne && ((IsDetermined(tokens, i) && NamesDose(tokens, i + 2, Reach)) || (IsChange(tokens, i) && EndsPhrase(tokens, i))));
    }

    private static bool IsOf(Tokens tokens, int i) => i + 1 < tokens.Count && tokens.Word(i + 1) is "of";

    /// <summary>"Half the", "double it".</summary>
    private static bool IsDetermined(Tokens tokens, int i) =>
        i + 1 < tokens.Count && tokens.Word(i + 1) is "the" or "a" or "an" or "it" or "this" or "that" or "these" or "each" or "what" or "his" or "her" or "their" or "your" or "its";

    /// <summary>"Double stepwise", "double every two weeks".</summary>
    private static bool IsStepwise(Tokens tokens, int i) =>
        i + 1 < tokens.Count && tokens.Word(i + 1) is "stepwise" or "gradually" or "weekly" or "fortnightly" or "monthly" or "every" or "again";

    /// <summary>"By half", "to a third".</summary>
    private static bool IsChange(Tokens tokens, int i)
    {
        var before = i > 0 && tokens.Word(i - 1) is "a" or "one" ? i - 2 : i - 1;
        return before >= 0 && tokens.Word(before) is "by" or "to" or "in" or "about" or "around";
    }

    private static bool EndsPhrase(Tokens tokens, int i) =>
        i + 1 == tokens.Count || tokens.Text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End).ContainsAny(Ends)
        || tokens.Word(i + 1) is "if" or "when" or "in" or "for" or "and" or "or" or "every" or "each" or "after" or "before" or "at" or "until" or "once" or "on" or "over" or "with" or "while";

    private static bool NamesDose(Tokens tokens, int from, int reach)
    {
        for (var i = from; i < tokens.Count && i < from + reach; i++)
        {
            if (IsDose(tokens.Word(i)))
                return true;
        }

        return false;
    }

    private static bool IsDose(ReadOnlySpan<char> word) =>
        word is "dose" or "dosage" or "dosing" or "rate" or "amount" or "strength" or "infusion" or "bolus" or "quantity" or "volume" or "tablet" or "tablets";

    /// <summary>"Half-life", "half an hour", "double vision": the word belongs to another.</summary>
    private static bool IsCompound(Tokens tokens, int i)
    {
        var next = i + 1 < tokens.Count && tokens.Word(i + 1) is "a" or "an" ? i + 2 : i + 1;
        return next < tokens.Count
            && tokens.Word(next) is "life" or "lives" or "hour" or "hours" or "hourly" or "day" or "daily" or "year" or "yearly" or "century" or "way" or "time" or "times" or "blind" or "blinded" or "vision" or "line" or "therapy"
                or "lumen" or "contrast" or "negative" or "vessel" or "check" or "checked" or "barrier" or "party" or "person";
    }

    /// <summary>"Half of the patients", "doubles the risk of", "the risk is halved": people and risks are no amounts to give.</summary>
    private static bool IsOfOther(Tokens tokens, int i)
    {
        for (var at = i + 1; at < tokens.Count && at <= i + Reach && !IsDose(tokens.Word(at)); at++)
        {
            if (tokens.Word(at) is "in" or "for" or "if" or "when" or "to" or "at" or "on" or "with" or "from" or "after" or "every" or "and" or "or")
                break;
            if (IsRisk(tokens.Word(at)) || tokens.Word(at) is "patients" or "people" or "women" or "men" or "children" or "infants" or "adults" or "cases" or "those")
                return true;
        }

        for (var at = i - 1; at >= 0 && at >= i - ReachBack && !IsDose(tokens.Word(at)); at--)
        {
            if (IsRisk(tokens.Word(at)))
                return true;
        }

        return false;
    }

    private static bool IsRisk(ReadOnlySpan<char> word) => word is "risk" or "risks" or "chance" or "odds" or "likelihood" or "mortality" or "incidence" or "prevalence";
}
