namespace ClinicalAssistant.Guardrails;

/// <summary>Clauses that deny a medicine out of caution: the evidence that only states its dose is not contradicted, since the reason may lie in the patient.</summary>
internal sealed class CautiousDenials(GuardPolicy policy, AnswerVocabulary vocabulary, Func<uint, bool> given)
{
    private const int ShortestRefusal = 4;

    /// <summary>Whether the clause speaks against a medicine, or of a case that one does not suit.</summary>
    public bool IsCautious(Statement sentence, StatementPart part, IReadOnlyList<Fact> basis) => ((part.AdvisesAgainst || IsExclusion(sentence, part) || IsCovered(sentence, part)) && DeniesMedicine(sentence, part) && HasReason(sentence, part, basis)) || IsForAllergy(sentence, part) || IsNotInCase(sentence, part);

    /// <summary>"Her stricture excludes alendronate", "which heart disease would rule out": what is spoken of does not suit, though no word denies it.</summary>
    public static bool Excludes(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            var word = sentence.Hits.Tokens.Word(i);
            var would = i > part.First && sentence.Hits.Tokens.Word(i - 1) is "would" or "might" or "could";
            if (word is "excludes" or "precludes" || (would && word is "rule" or "exclude" or "preclude" or "bar"))
                return true;
        }

        return false;
    }

    /// <summary>"Rules it out", "is out", "keep him off it", "…, not trimethoprim": a way to say that it does not suit this patient.</summary>
    private bool IsExclusion(Statement sentence, StatementPart part)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = part.First; i < part.End; i++)
        {
            var before = i > part.First ? tokens.Word(i - 1) : [];
            switch (tokens.Word(i))
            {
                case "excluded":
                case "out" when before is "is" or "are" or "rules" or "rule" or "ruled" or "it":
                case "away" or "clear" when before is "keep" or "kept" or "keeping" or "stay" or "steer":
                case "off" when before is "keep" or "kept" or "him" or "her" or "them":
                case "not" when NamesMedicine(sentence, i + 1, part.End) && sentence.ConceptAt[i + 1] != 0:
                case "no" when part.End - i <= ShortestRefusal && NamesMedicine(sentence, i + 1, part.End):
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a reason is told that lies in this patient or in the evidence, or only what lies above a bound is denied. "Do not give adrenaline" alone has none.
    /// </summary>
    private bool HasReason(Statement sentence, StatementPart part, IReadOnlyList<Fact> basis)
    {
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (i >= part.First && i < part.End && sentence.Hits.Tokens.Word(i) is "more" or "above" or "over" or "beyond" or "longer" or "exceed")
                return true;
            if (i > 0 && sentence.Hits.Tokens.Word(i) is "her" or "him" or "you" or "them" or "this" && sentence.Hits.Tokens.Word(i - 1) is "for" or "to" or "in" or "with")
                return true;
            if (sentence.ConceptAt[i] is var concept and not 0 && given(concept) && !(part.Denied.Contains(concept) && vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i))))
                return true;
        }

        return basis.Any(fact => fact.Statement.Stems.Overlaps(part.Denied) && fact.Statement.Parts.Any(static clause => clause.AdvisesAgainst || (clause.Denied.Count > 0 && !clause.IsConditional)));
    }

    /// <summary>"Penicillin allergy, so no co-amoxiclav": a medicine of the class that the record's allergy, told in another clause, is to.</summary>
    private bool IsForAllergy(Statement sentence, StatementPart part)
    {
        foreach (var known in policy.AllergyClasses)
        {
            if (!sentence.Hits.Between(known.DrugGroup, part.First, part.End - 1).ToArray().Any(drug => sentence.DeniedAt[drug.Start]))
                continue;
            foreach (var hit in sentence.Hits.Of(known.RecordGroup))
            {
                if ((hit.Start < part.First || hit.Start >= part.End) && !sentence.DeniedAt[hit.Start] && given(sentence.ConceptAt[hit.Start]) && TellsAllergy(sentence, hit))
                    return true;
            }
        }

        return false;
    }

    private static bool TellsAllergy(Statement sentence, TermHits.Hit hit)
    {
        for (var i = Math.Max(0, hit.Start - ShortestRefusal); i < Math.Min(sentence.Hits.Tokens.Count, hit.End + ShortestRefusal); i++)
        {
            if (sentence.Hits.Tokens.Word(i) is var word && (word.StartsWith("allerg") || word.StartsWith("anaphyla")))
                return true;
        }

        return false;
    }

    /// <summary>"Not co-amoxiclav": the name may have two parts.</summary>
    private bool NamesMedicine(Statement sentence, int from, int end)
    {
        for (var i = from; i < Math.Min(end, from + 2); i++)
        {
            if (vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }

    /// <summary>"Benzylpenicillin, the usual choice, must not be given": the advice stands in a later clause and denies this one whole.</summary>
    private static bool IsCovered(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (!sentence.DeniedAt[i] || sentence.Hits.Tokens.Word(i) is "is" or "are" or "was" or "were" or "has" or "have" or "should" or "must" or "can" or "may" or "will")
                return false;
        }

        return sentence.Parts.Any(later => later.First >= part.End && later.AdvisesAgainst && later.Concepts.Count == 0);
    }

    /// <summary>"Haloperidol is usual, but not in Parkinson's disease": a case of the patient's that it does not suit.</summary>
    private bool IsNotInCase(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i + 2 < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is not "not" || sentence.Hits.Tokens.Word(i + 1) is not ("in" or "with" or "if" or "for"))
                continue;
            for (var at = i + 2; at < part.End; at++)
            {
                if (sentence.ConceptAt[at] != 0 && given(sentence.ConceptAt[at]))
                    return true;
            }
        }

        return false;
    }

    private bool DeniesMedicine(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.ConceptAt[i] != 0 && sentence.DeniedAt[i] && (vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)) || sentence.Hits.Tokens.Word(i) is "vaccine" or "vaccines"))
                return true;
        }

        return false;
    }
}
