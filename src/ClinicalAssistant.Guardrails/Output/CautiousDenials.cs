namespace ClinicalAssistant.Guardrails;

/// <summary>Clauses that deny a medicine out of caution: the evidence that only states its dose is not contradicted, since the reason may lie in the patient.</summary>
internal sealed class CautiousDenials(AnswerVocabulary vocabulary)
{
    /// <summary>Whether the clause speaks against a medicine, or of a case that one does not suit.</summary>
    public bool IsCautious(Statement sentence, StatementPart part) => ((part.AdvisesAgainst || IsExclusion(sentence, part)) && DeniesMedicine(sentence, part)) || IsNotInCase(sentence, part);

    /// <summary>"Her stricture excludes alendronate": what stands behind does not suit, though no word denies it.</summary>
    public static bool Excludes(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "excludes" or "precludes")
                return true;
        }

        return false;
    }

    /// <summary>"Rules it out", "is out", "excludes": a way to say that it does not suit this patient.</summary>
    private static bool IsExclusion(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "excludes" or "exclude" or "excluded" or "out" or "off" || (sentence.Hits.Tokens.Word(i) is "against" && i > part.First && sentence.Hits.Tokens.Word(i - 1) is "speaks"))
                return true;
            // "…, not trimethoprim".
            if (sentence.Hits.Tokens.Word(i) is "not" && i + 1 < part.End && sentence.ConceptAt[i + 1] != 0)
                return true;
        }

        return false;
    }

    /// <summary>"Haloperidol is usual, but not in Parkinson's disease": a case that it does not suit.</summary>
    private bool IsNotInCase(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i + 1 < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "not" && sentence.Hits.Tokens.Word(i + 1) is "in" or "with" or "if" or "for")
                return sentence.ConceptAt.Where((concept, at) => concept != 0 && vocabulary.IsMedicine(sentence.Hits.Tokens.Word(at))).Any();
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
