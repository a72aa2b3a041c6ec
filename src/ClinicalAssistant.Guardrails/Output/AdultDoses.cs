using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A dose that the evidence states for adults is given to no child, unless it states the same of that medicine for children.</summary>
internal sealed class AdultDoses(Patient? patient, AnswerVocabulary vocabulary)
{
    /// <summary>A child is given what the evidence states for adults.</summary>
    public bool IsGiven(Statement sentence, Fact told, IReadOnlyList<Fact> facts)
    {
        if (patient?.Age is not { Years: < 12 } || !Proposals.HasDose(sentence))
            return false;
        var fact = told.Statement;
        var adults = false;
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
            adults |= fact.Hits.Tokens.Word(i) is "adult" or "adults";

        // A fact with an age band of childhood speaks of children too.
        if (!adults || NamesChildren(fact) || fact.Numbers.Any(number => number.Unit is "a" or "mo" && number.Value < 12))
            return false;
        foreach (var number in sentence.Numbers)
        {
            if (number.Unit is { } unit && NumberReader.SameDimension(unit, "mg") && fact.HoldsFigure(number))
                return !IsOfChildren(sentence, told, number, facts) && !IsForAdults(sentence, number);
        }

        return false;
    }

    /// <summary>Whether the evidence gives the same dose to children, of the medicine that it gives to adults or that the sentence names.</summary>
    private bool IsOfChildren(Statement sentence, Fact adults, TextNumber number, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is { } id && fact.Statement.HoldsFigure(number) && NamesChildren(fact.Statement) && (NamesMedicine(fact.Statement) ? SharesMedicine(sentence, fact.Statement) || SharesMedicine(adults.Statement, fact.Statement) : id == adults.EvidenceId))
                return true;
        }

        return false;
    }

    private static bool NamesChildren(Statement fact)
    {
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "child" or "children" or "infants")
                return true;
        }

        return false;
    }

    private bool SharesMedicine(Statement sentence, Statement fact)
    {
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            if (fact.ConceptAt[i] != 0 && sentence.Stems.Contains(fact.ConceptAt[i]) && vocabulary.IsMedicine(fact.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }

    /// <summary>"The 10 mg dose is for adults" gives it to no child; "as in adults" does.</summary>
    private static bool IsForAdults(Statement sentence, TextNumber number)
    {
        if (sentence.PartAt(number.Start) is not { } part)
            return false;
        var tokens = sentence.Hits.Tokens;
        for (var i = part.First + 1; i < part.End; i++)
        {
            if (tokens.Word(i) is "adults" && tokens.Word(i - 1) is "for" or "in" && !(i > 1 && tokens.Word(i - 2) is "as" or "like" or "than" or "same"))
                return true;
        }

        return false;
    }

    private bool NamesMedicine(Statement fact)
    {
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            if (fact.ConceptAt[i] != 0 && vocabulary.IsMedicine(fact.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }
}
