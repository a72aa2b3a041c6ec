using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "As his eGFR is above 30, withhold metformin" where the evidence withholds it below 30: from one side of a bound the sentence draws what the evidence
/// does on the other.
/// </summary>
internal sealed partial class ActionOfBound(AnswerVocabulary vocabulary)
{
    /// <summary>Whether what follows from the bound, or what it is the reason of, says or denies as the evidence does of its side.</summary>
    public bool IsDrawn(Statement sentence, TextNumber bound, Statement fact, TextNumber theirs)
    {
        var (first, end) = Stretch(fact, theirs);
        var label = OwnMeasures.Label(sentence, bound);
        foreach (var (from, to) in Drawn(sentence, bound))
        {
            // "So the rule does not concern him", "so it need not be withheld".
            if (to <= from || Lifts().IsMatch(sentence.Text.AsSpan(from, to - from)))
                continue;
            for (var i = 0; i < sentence.ConceptAt.Length; i++)
            {
                var place = sentence.Hits.Tokens[i].Start;
                if (place < from || place >= to || sentence.ConceptAt[i] is not (var concept and not 0) || label.Contains(concept))
                    continue;
                var at = IndexIn(fact, concept, first, end);
                // A medicine that both deny is advised against; one that both name is what either speaks of.
                if (at >= 0 && fact.DeniedAt[at] == sentence.DeniedAt[i] && (sentence.DeniedAt[i] || !vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i))))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The clause behind "so" or ", and", or that which a reason ("as his eGFR is above", "withhold it: his eGFR is above") stands before or behind.</summary>
    private static IEnumerable<(int From, int To)> Drawn(Statement sentence, TextNumber bound)
    {
        var text = sentence.Text;
        var reason = Reason().Matches(text).LastOrDefault(match => match.Index < bound.Start);
        var isReason = reason is not null && !text.AsSpan(reason.Index, bound.Start - reason.Index).ContainsAny(",;:.");
        if (isReason && reason!.Index > 0)
            yield return (Math.Max(text.LastIndexOfAny([';', ':'], reason.Index - 1), 0), reason.Index);
        if (!isReason && text.LastIndexOf(':', bound.Start) is var colon and > 0 && !text.AsSpan(colon, bound.Start - colon).ContainsAny(";."))
            yield return (Math.Max(text.LastIndexOfAny([';', '.'], colon), 0), colon);
        // "It must not fall to 4, and glucose is carried" orders two things.
        if (Conclusion().Match(text, bound.End) is { Success: true } so && !(so.Value[0] == ',' && Ordered().IsMatch(text.AsSpan(0, bound.Start))))
            yield return (so.Index, EndOf(text, so.Index + so.Length));
        else if (isReason && reason!.Index == 0 && text.IndexOf(',', bound.End) is var comma and >= 0)
            yield return (comma, EndOf(text, comma + 1));
    }

    private static int EndOf(string text, int from) => Break().Match(text, from) is { Success: true } end ? end.Index : text.Length;

    /// <summary>What the evidence does at the bound stands in its own bracket, or between semicolons.</summary>
    private static (int First, int End) Stretch(Statement fact, TextNumber theirs)
    {
        var text = fact.Text;
        var open = text.LastIndexOf('(', Math.Max(0, theirs.Start - 1));
        if (open >= 0 && text.IndexOf(')', open) is var close && close >= theirs.End && text.AsSpan(open, theirs.Start - open).Contains(' '))
            return (open, close);
        var first = theirs.Start == 0 ? -1 : text.LastIndexOf(';', theirs.Start - 1);
        var end = text.IndexOf(';', theirs.End);
        return (first + 1, end < 0 ? text.Length : end);
    }

    /// <summary>Where the stretch names it, but for whom it opens with ("In women …").</summary>
    private static int IndexIn(Statement fact, uint concept, int first, int end)
    {
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            var place = fact.Hits.Tokens[i].Start;
            if (fact.ConceptAt[i] == concept && place >= first && place < end && !(i is 1 or 2 && fact.Hits.Tokens.Word(0) is "in" or "for" or "among"))
                return i;
        }

        return -1;
    }

    [GeneratedRegex(@"\b(?<!such |soon |well |so )(?:as(?! (?:soon|well|to)\b)|since|because)\b|(?:^|[,;:] )(?:given|with)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b(?:so(?! (?:as|that)\b)|therefore|hence|thus)\b|,\s+and\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Conclusion();

    [GeneratedRegex(@"(?:n't|n’t|\bnot) (?:\w+ )?(?:apply|concern|matter|hold|affect|come into|need|have to)\b|\bneed not\b|\bno need\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Lifts();

    [GeneratedRegex(@"(?:\b(?:must|should|not|never)\b|n't|n’t)[^;:.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ordered();

    [GeneratedRegex(@"[,;:.]|\b(?:though|although|but|unless|until|while|whereas|if)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Break();
}
