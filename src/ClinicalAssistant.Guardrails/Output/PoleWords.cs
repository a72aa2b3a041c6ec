namespace ClinicalAssistant.Guardrails;

/// <summary>Words of a pole that stand at none where they are used: "with food or without", "a few weeks", "36 hours later", "any one cause".</summary>
internal static class PoleWords
{
    /// <summary>Whether the hit tells nothing on the axis.</summary>
    public static bool AreNoPole(Tokens tokens, TermHits.Hit hit, OppositeAxis axis) => IsEither(tokens, hit) || IsOfSpan(tokens, hit) || IsOfBound(tokens, hit, axis) || IsNoRoute(tokens, hit);

    /// <summary>"Nil by mouth", "nasal congestion": nothing is given that way.</summary>
    private static bool IsNoRoute(Tokens tokens, TermHits.Hit hit)
    {
        if (tokens.Word(hit.Start) is "by" && hit.Start > 0 && tokens.Word(hit.Start - 1) is "nil" or "nothing")
            return true;
        return tokens.Word(hit.Start) is "nasal" or "rectal" or "vaginal" or "oral" && hit.End < tokens.Count
            && tokens.Word(hit.End) is "congestion" or "polyp" or "polyps" or "discharge" or "bleeding" or "mass" or "pain" or "thrush" or "swab" or "swabs" or "septum" or "passages" or "examination" or "cavity" or "cancer" or "ulcer" or "ulcers" or "obstruction" or "symptoms" or "blockage" or "hygiene" or "temperature" or "intake" or "fluids" or "feeding" or "delivery" or "birth" or "dryness";
    }

    /// <summary>"With or without food", "with a meal or without".</summary>
    private static bool IsEither(Tokens tokens, TermHits.Hit hit)
    {
        if (tokens.Word(hit.Start) is "without" or "with" && hit.Start > 1 && tokens.Word(hit.Start - 1) is "or" or "and" && tokens.Word(hit.Start - 2) is "with" or "without")
            return true;
        return tokens.Word(hit.Start) is "with" or "without" && hit.End + 1 < tokens.Count && tokens.Word(hit.End) is "or" or "and" && tokens.Word(hit.End + 1) is "with" or "without";
    }

    /// <summary>"A few weeks", "36 hours later", "any one cause": a length of time, or each of several.</summary>
    private static bool IsOfSpan(Tokens tokens, TermHits.Hit hit)
    {
        if (hit.Start == 0 || hit.End != hit.Start + 1)
            return false;
        var before = tokens.Word(hit.Start - 1);
        return tokens.Word(hit.Start) switch
        {
            "few" => before is "a",
            "one" => before is "any" or "each" or "every" or "no",
            "later" or "earlier" => before is "hours" or "hour" or "days" or "day" or "weeks" or "week" or "months" or "month" or "years" or "year" or "minutes" or "h",
            _ => false,
        };
    }

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
