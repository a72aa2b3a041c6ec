namespace ClinicalAssistant.Guardrails;

/// <summary>Clauses that deny a medicine out of caution: the evidence that only states its dose is not contradicted, since the reason may lie in the patient.</summary>
internal sealed class CautiousDenials(AnswerVocabulary vocabulary, Func<uint, bool> given)
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
                case "off" when before is "keep" or "kept" or "him" or "her" or "them":
                case "not" when i + 1 < part.End && vocabulary.IsMedicine(tokens.Word(i + 1)):
                    return true;
            }
        }

        return false;
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
