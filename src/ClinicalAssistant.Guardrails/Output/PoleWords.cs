namespace ClinicalAssistant.Guardrails;

/// <summary>Words of a pole that stand at none where they are used: "with food or without", "nil by mouth", "20 or more".</summary>
internal static class PoleWords
{
    /// <summary>Whether the hit tells nothing on the axis.</summary>
    public static bool AreNoPole(Tokens tokens, TermHits.Hit hit, OppositeAxis axis) => IsEither(tokens, hit) || IsCount(tokens, hit) || IsOfBound(tokens, hit, axis) || IsNoRoute(tokens, hit);

    /// <summary>"Nil by mouth", "nasal congestion": nothing is given that way.</summary>
    private static bool IsNoRoute(Tokens tokens, TermHits.Hit hit)
    {
        if (tokens.Word(hit.Start) is "by" && hit.Start > 0 && tokens.Word(hit.Start - 1) is "nil" or "nothing")
            return true;
        return tokens.Word(hit.Start) is "nasal" or "rectal" or "vaginal" or "oral" && hit.End < tokens.Count
            && tokens.Word(hit.End) is "congestion" or "polyp" or "polyps" or "discharge" or "bleeding" or "mass" or "pain" or "thrush" or "swab" or "swabs" or "septum" or "passages" or "examination" or "cavity" or "cancer" or "ulcer" or "ulcers" or "obstruction" or "symptoms" or "blockage" or "hygiene" or "delivery" or "birth" or "dryness";
    }

    /// <summary>"With or without food", "with a meal or without".</summary>
    private static bool IsEither(Tokens tokens, TermHits.Hit hit)
    {
        if (tokens.Word(hit.Start) is "without" or "with" && hit.Start > 1 && tokens.Word(hit.Start - 1) is "or" or "and" && tokens.Word(hit.Start - 2) is "with" or "without")
            return true;
        return tokens.Word(hit.Start) is "with" or "without" && hit.End + 1 < tokens.Count && tokens.Word(hit.End) is "or" or "and" && tokens.Word(hit.End + 1) is "with" or "without";
    }

    /// <summary>"A few weeks", "any one cause", "up to 12 weeks": a number of them, or each of several.</summary>
    private static bool IsCount(Tokens tokens, TermHits.Hit hit)
    {
        if (hit.End != hit.Start + 1)
            return false;
        return tokens.Word(hit.Start) switch
        {
            "few" => hit.Start > 0 && tokens.Word(hit.Start - 1) is "a" && hit.End < tokens.Count && IsTime(tokens.Word(hit.End)),
            "one" => hit.Start > 0 && tokens.Word(hit.Start - 1) is "any" or "each" or "every",
            "up" => hit.End + 1 < tokens.Count && tokens.Word(hit.End) is "to" && char.IsAsciiDigit(tokens.Word(hit.End + 1)[0]),
            _ => false,
        };
    }

    /// <summary>"36 hours later", "2 days earlier": counted from something.</summary>
    public static bool IsOfSpan(Tokens tokens, TermHits.Hit hit) =>
        hit.Start > 0 && hit.End == hit.Start + 1 && tokens.Word(hit.Start) is "later" or "earlier" && IsTime(tokens.Word(hit.Start - 1));

    private static bool IsTime(ReadOnlySpan<char> word) =>
        word is "hours" or "hour" or "days" or "day" or "weeks" or "week" or "months" or "month" or "years" or "year" or "minutes" or "minute" or "h";

    /// <summary>"Less than 15 years ago", "20 or more": a bound of a number, which is compared as a number.</summary>
    private static bool IsOfBound(Tokens tokens, TermHits.Hit hit, OppositeAxis axis)
    {
        if (axis.IsByFigure || hit.End != hit.Start + 1 || tokens.Word(hit.Start) is not ("more" or "less"))
            return false;
        if (hit.End + 1 < tokens.Count && tokens.Word(hit.End) is "than" && char.IsAsciiDigit(tokens.Word(hit.End + 1)[0]))
            return true;
        return hit.Start > 1 && tokens.Word(hit.Start - 1) is "or" && char.IsAsciiDigit(tokens.Word(hit.Start - 2)[0]);
    }
}
