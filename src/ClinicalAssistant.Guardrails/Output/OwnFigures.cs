using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Figures of this patient: an age told to the decimal or beside the sex ("62F"), and values that are set against a bound of the evidence.</summary>
internal sealed partial class OwnFigures(GuardPolicy policy, FactBase facts, AnswerVocabulary vocabulary, Age? age)
{
    private const decimal Most = 1_000_000;
    private readonly ActionOfBound _action = new(vocabulary);
    private readonly int _recommending = policy.Group("recommending");
    private readonly int _renal = policy.Group("renal_terms");
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");

    /// <summary>"At 6.5 years", "she is 6.5", "62F"; a bare 6.5 that no word tells as an age is none.</summary>
    public bool IsAge(Statement sentence, TextNumber number)
    {
        if (age is null || number.High is not null || number.Second is not null || number.Value > Age.Maximum)
            return false;
        if (number.Unit == "[degF]")
            return number.Value == age.WholeYears && char.IsAsciiDigit(sentence.Text[number.End - 2]);
        var decimals = number.Value.Scale;
        return number.Unit is null or "a" && (OfAge().IsMatch(sentence.Text.AsSpan(0, number.Start)) || (number.Unit == "a" && AtAge().IsMatch(sentence.Text.AsSpan(0, number.Start))) || OldBehind().IsMatch(sentence.Text.AsSpan(number.End))) && decimals is 1 or 2 && number.Value != decimal.Truncate(number.Value)
            && (decimal.Round(age.Years, decimals) == number.Value || decimal.Round(age.Years, decimals, MidpointRounding.ToZero) == number.Value);
    }

    /// <summary>
    /// Whether a value of the patient lies on the side of the bound that the sentence says it does, and the sentence says no more of the bound than that:
    /// what the evidence does on its own side is not drawn from the other.
    /// </summary>
    public bool LiesBeyond(Statement sentence, TextNumber bound, decimal value, int direction, Statement fact, TextNumber theirs) =>
        (IsPredicate(sentence, bound) ? IsBorneOut(sentence, bound, value, direction) : IsToldOfPatient(sentence, bound, direction)) && !_action.IsDrawn(sentence, bound, fact, theirs);

    /// <summary>Whether the sentence draws from one side of a bound what the evidence does on the other.</summary>
    public bool DrawsAction(Statement sentence, TextNumber bound, Statement fact, TextNumber theirs) => _action.IsDrawn(sentence, bound, fact, theirs);

    /// <summary>"At 9 mm it is over the 5 mm limit": a figure of the case that stands before the bound which it is set against.</summary>
    public bool IsSetAgainstBound(Statement sentence, TextNumber number, decimal value)
    {
        foreach (var bound in sentence.Numbers)
        {
            if (bound.Start >= number.End && bound.Unit == number.Unit && bound.High is null && IsPredicate(sentence, bound)
                && sentence.Direction(bound, _more, _less) is var direction and not 0 && (direction > 0 ? value > bound.Value : value < bound.Value))
                return true;
        }

        return false;
    }

    /// <summary>"Is under the …", "weighs over …" and no "if": what is, and not what is to be done.</summary>
    private static bool IsPredicate(Statement sentence, TextNumber bound)
    {
        var before = sentence.Text.AsSpan(0, bound.Start);
        var clause = before[(before.LastIndexOfAny(";:(") + 1)..];
        return (Predicate().IsMatch(clause) || Apposition().IsMatch(clause)) && !Condition().IsMatch(clause);
    }

    private bool IsBorneOut(Statement sentence, TextNumber bound, decimal value, int direction)
    {
        foreach (var own in sentence.Numbers)
        {
            if (own.End <= bound.Start && own.High is null && own.Second is null == bound.Second is null && IsBeyond(own, bound, value, direction) && (facts.Facts.Any(fact => fact.Statement.HoldsFigure(own) && fact.Statement.Numbers.Any(theirs => theirs.Value == own.Value && OwnMeasures.IsOfBound(sentence, bound, fact.Statement, theirs))) || (own.Unit is { } time && NumberReader.SameDimension(time, "h"))))
                return true;
        }

        if (bound.Unit is null)
            return IsBeyondAsked(sentence, bound, value, direction) || (age is { } years && Person().IsMatch(sentence.Text.AsSpan(0, bound.Start)) && (direction > 0 ? years.Years > value : years.Years < value));
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is null && fact.Statement.Numbers.Any(own => own.High is null && own.Unit is not null && IsBeyond(own, bound, value, direction) && OwnMeasures.IsOfBound(sentence, bound, fact.Statement, own)))
                return true;
        }

        return false;
    }

    /// <summary>"It lies above the 0.5 that …": a bare figure of the question, told as finely, or a pair of them.</summary>
    private bool IsBeyondAsked(Statement sentence, TextNumber bound, decimal value, int direction) =>
        facts.Facts.Any(fact => fact.Origin == FactOrigin.Question && fact.Statement.Numbers.Any(own => own.Unit is null && own.High is null && own.Second is null == bound.Second is null && (own.Second is not null || (value.Scale > 0 && own.Value.Scale > 0)) && IsBeyond(own, bound, value, direction) && OwnMeasures.IsOfBound(sentence, bound, fact.Statement, own)));

    private static bool IsBeyond(TextNumber own, TextNumber bound, decimal value, int direction)
    {
        var scale = own.Unit is { } unit && bound.Unit is { } other ? NumberReader.Ratio(unit, other) : own.Unit is null || bound.Unit is null ? 1 : null;
        // The second of a pair lies against the second.
        var figure = bound.Second == value && bound.Value != value && own.Second is { } second ? second : own.Value;
        return scale is { } by && figure < Most && (direction > 0 ? figure * by > value : figure * by < value);
    }

    /// <summary>"Under 460 ms, so within limits": a figure of the case lies on that side, and nothing is recommended.</summary>
    private bool IsToldOfPatient(Statement sentence, TextNumber bound, int direction)
    {
        if (sentence.PartAt(bound.Start) is { IsConditional: true } || (bound.Unit is null && !sentence.Has(_renal)) || sentence.HasDenial || !StatesAny(sentence) || sentence.Has(_recommending) || sentence.Text.Contains(" should ", StringComparison.Ordinal) || OfAny().IsMatch(sentence.Text.AsSpan(0, bound.Start)) || IsOfCase(sentence, bound))
            return false;
        foreach (var fact in facts.Facts)
        {
            foreach (var number in fact.Statement.Numbers)
            {
                if ((number.Unit == bound.Unit || (bound.Unit is null && fact.Origin == FactOrigin.Record && fact.Statement.Has(_renal) && sentence.Has(_renal))) && number.High is null && fact.Statement.Direction(number, _more, _less) == 0 && (direction < 0 ? number.Value < bound.Value : number.Value > bound.Value) && OwnMeasures.IsOfBound(sentence, bound, fact.Statement, number))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"While it is over", "is for readings of less than": the bound draws a case, and is told of nobody.</summary>
    private static bool IsOfCase(Statement sentence, TextNumber bound)
    {
        var before = sentence.Text.AsSpan(0, bound.Start);
        var clause = before[(before.LastIndexOfAny(",;:(") + 1)..];
        return Case().IsMatch(clause);
    }

    /// <summary>Whether it states something of what is, and does not only tell what to do.</summary>
    private static bool StatesAny(Statement sentence)
    {
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "is" or "was" or "are" or "so" or "puts" or "means" or "falls" or "lies" or "stays" or "has" or "remains" or "meets" or "being" or "qualifies" or "counts" or "therefore" or "hence" or "because" or "since" or "as" or "exceeds" or "under" or "within")
                return true;
        }

        return false;
    }

    /// <summary>"Aged 6.5", "she is 6.5", "At 6.5, ".</summary>
    [GeneratedRegex(@"(?:\baged?(?: of| is)?|\b(?:he|she|you|they)(?:'s|’s|'re|’re| is| are)(?: now| only| just| still| nearly| about)?|^(?:At|Being))\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfAge();

    [GeneratedRegex(@"\b(?:at|being|as an?|an?|this|is|(?:girl|boy|child|baby|infant|woman|man|patient) of)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AtAge();

    [GeneratedRegex(@"^[- ](?:(?:years?|yrs?)[- ])?old\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OldBehind();

    [GeneratedRegex(@"\b(?:is|are|was|were|being|weighs|weighing|lies|lying|sits|falls|stays|remains|comes|came|measures|scores|runs)\s+(?:(?:still|now|well|far|just|only|clearly|already|comfortably|safely|currently|slightly|in|out|and|also|therefore|thus|much)\s+)*(?:above|over|below|under|beneath|beyond|within|inside|past|more than|less than|greater than|higher than|lower than|at least|short of)\s+(?:(?:the|a|an|that|this|her|his|its|their|your)\s+)?(?:(?:cut-?off|limit|line|threshold|ceiling|bound)\s+(?:of\s+)?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Predicate();

    /// <summary>", beyond the": set behind the figure that is compared.</summary>
    [GeneratedRegex(@",\s+(?:(?:and|so|well|far|just|comfortably|clearly)\s+)*(?:above|over|below|under|beyond|within|inside|past|short of|more than|less than)\s+(?:the|that|this|her|his|its|their|your)\s+(?:(?:cut-?off|limit|line|threshold|ceiling|bound)\s+(?:of\s+)?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Apposition();

    [GeneratedRegex(@"\b(?:when|whenever|while|if|where|once)\b|\bfor\s+(?!(?:him|her|you|them|this)\b)(?:[\w-]+\s+){1,3}(?:above|over|below|under|beyond|more than|less than|greater than|higher than|lower than|at least|up to)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Case();

    /// <summary>"He is under", "she is well over": of a person the bound is an age.</summary>
    [GeneratedRegex(@"\b(?:he|she|you|they)(?:'re|'s| is| are)\s+(?:\w+ ){0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:if|when|whenever|unless|until|once|where|should|provided|whether|in case|people|patients|those|anyone|who)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Condition();

    /// <summary>"For values under", "in people over": what the bound is of is nobody's own.</summary>
    [GeneratedRegex(@"\b(?:values|levels|scores|readings|results|counts|figures|concentrations|people|patients|those|anyone|women|men|children|adults|babies)\s+(?:that\s+are\s+|of\s+)?(?:above|over|below|under|beyond|from|more than|less than|greater than|higher than|lower than|at least|up to)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfAny();
}
