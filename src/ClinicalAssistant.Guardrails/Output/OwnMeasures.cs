using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Whether a figure of the case is of the same measure as a bound, and one of now ("62 g/L, was 91": 91 is not).</summary>
internal static partial class OwnMeasures
{
    /// <summary>Whether the figure is of what the sentence sets against the bound; a sentence that names nothing ("it is above") takes any.</summary>
    public static bool IsOfBound(Statement sentence, TextNumber bound, Statement stated, TextNumber own)
    {
        if (IsFormer(stated, own))
            return false;
        // "Weight 62 kg" and "he weighs": no other measure has that unit.
        if (own.Unit == "kg")
            return true;
        var label = Label(sentence, bound);
        // "His count is above the 20 at which platelets are given."
        if (label.Count > 0)
            AddBehind(sentence, bound, label);
        if (label.Count == 0 || FigureLabels.Around(stated, own) is not { Count: > 0 } theirs || theirs.Exists(label.Contains))
            return true;
        // "Scald of the forearm, under 1 % of the skin": the only figure of its kind is of all that its sentence names.
        return stated.Numbers.Count(other => NumberUnits.AreOfOneKind(own, other)) == 1 && label.Overlaps(stated.Stems);
    }

    /// <summary>What the sentence names before the bound, in its clause.</summary>
    public static HashSet<uint> Label(Statement sentence, TextNumber bound)
    {
        var label = new HashSet<uint>();
        var first = sentence.PartAt(bound.Start)?.First ?? 0;
        for (var i = first; i < sentence.ConceptAt.Length && sentence.Hits.Tokens[i].End <= bound.Start; i++)
        {
            if (sentence.ConceptAt[i] != 0 && sentence.Hits.Tokens.Word(i) is not ("lies" or "lying" or "sits" or "falls" or "stays" or "remains" or "comes" or "came" or "measures" or "scores" or "runs" or "exceeds") && !IsOfAmount(sentence, sentence.Hits.Tokens[i].Start))
                label.Add(sentence.ConceptAt[i]);
        }

        return label;
    }

    private static void AddBehind(Statement sentence, TextNumber bound, HashSet<uint> label)
    {
        var end = sentence.Text.AsSpan(bound.End).IndexOfAny(',', ';', ':') is var stop and >= 0 ? bound.End + stop : sentence.Text.Length;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] != 0 && sentence.Hits.Tokens[i].Start >= bound.End && sentence.Hits.Tokens[i].Start < end)
                label.Add(sentence.ConceptAt[i]);
        }
    }

    private static bool IsOfAmount(Statement sentence, int place) => sentence.Numbers.Any(number => place >= number.Start && place < number.End);

    private static bool IsFormer(Statement stated, TextNumber own) =>
        FormerBefore().IsMatch(stated.Text.AsSpan(0, own.Start)) || FormerBehind().IsMatch(stated.Text.AsSpan(own.End));

    /// <summary>", was 91", "down from 91", "last week 91".</summary>
    [GeneratedRegex(@"(?:[,(;]\s*(?:it )?was|\bpreviously|\bformerly|\b(?:up|down|fallen|risen) from|\blast (?:week|month|year|time))[ :]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FormerBefore();

    /// <summary>"91 last week", "91 a month ago".</summary>
    [GeneratedRegex(@"^\s*\(?(?:last (?:week|month|year|spring|summer|autumn|winter)|(?:[\w.]+ ){1,2}(?:ago|earlier|before)|previously|at baseline|before treatment)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FormerBehind();
}
