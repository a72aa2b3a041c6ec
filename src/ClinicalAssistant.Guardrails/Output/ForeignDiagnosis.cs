namespace ClinicalAssistant.Guardrails;

/// <summary>A disease told of the patient that neither evidence, question nor record speaks of ("takes it for rheumatoid arthritis").</summary>
internal sealed class ForeignDiagnosis(GuardPolicy policy, AnswerVocabulary vocabulary)
{
    private readonly int _hedging = policy.Group("hedging");
    private readonly int _general = policy.Group("general_clinical_words");

    /// <summary>The word of the disease, or null.</summary>
    public string? Find(Statement sentence, FactBase facts)
    {
        if (sentence.Has(_hedging) || sentence.Text.Contains('?') || IsUnsure(sentence) || !IsOfPatient(sentence))
            return null;
        foreach (var part in sentence.Parts)
        {
            for (var i = part.First; !part.IsConditional && i < part.End; i++)
            {
                var word = sentence.Hits.Tokens.Word(i);
                if (sentence.ConceptAt[i] is var concept and not 0 && !sentence.DeniedAt[i] && sentence.Hits.Between(_general, i, i).IsEmpty && vocabulary.IsDisease(word) && IsTold(sentence, i, part.First)
                    && !facts.IsKnown(concept) && !facts.HoldsForm(word) && !facts.Holds(word))
                    return word.ToString();
            }
        }

        return null;
    }

    private static bool IsUnsure(Statement sentence)
    {
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "may" or "might" or "could" or "possible" or "possibly" or "suspected" or "consider" or "exclude" or "unlikely" or "usually" or "often")
                return true;
        }

        return false;
    }

    /// <summary>"For …", "has …", "background is …", "follows …": said of the patient, and not as what is to be looked for.</summary>
    private static bool IsTold(Statement sentence, int token, int from)
    {
        for (var i = token - 1; i >= Math.Max(from, token - 5); i--)
        {
            switch (sentence.Hits.Tokens.Word(i))
            {
                case "risk" or "check" or "exclude" or "against" or "prevent" or "prevents" or "signs" or "symptoms" or "sign" or "test" or "screen" or "screening" or "watch" or "avoid" or "without" or "unlike" or "no" or "cause" or "causes":
                    return false;
                case "for" or "has" or "have" or "had" or "is" or "was" or "follows" or "followed" or "after" or "with" or "from" or "history" or "background" or "because" or "his" or "her" or "your":
                    return true;
            }
        }

        return false;
    }

    private static bool IsOfPatient(Statement sentence)
    {
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "he" or "she" or "his" or "her" or "him" or "patient" or "patients")
                return true;
        }

        return false;
    }
}
