namespace ClinicalAssistant.Guardrails;

/// <summary>An uncited claim of an effect ("honey shortens healing", "is as good as the tablets") of something that nothing at hand names.</summary>
internal sealed class EffectClaims(GuardPolicy policy, NearWords near)
{
    private const double NearSubject = 0.5;
    private const double NearTwin = 0.8;
    private const int FarthestSubject = 12;
    private readonly int _effects = policy.Group("effect_claims");
    private readonly int _mild = policy.Group("mild_effects");
    private readonly int _plain = policy.Group("plain_subjects");
    private readonly int _remedies = policy.Group("remedies");
    private readonly int _unsure = policy.Group("hedging");
    private readonly int _missing = policy.Group("missing_cue");

    /// <summary>The subject that nothing names, or null.</summary>
    public string? Find(Statement sentence, FactBase facts)
    {
        if (sentence.Text.Contains('?') || sentence.Has(_unsure) || sentence.Has(_missing))
            return null;
        foreach (var part in sentence.Parts)
        {
            if (part.IsConditional)
                continue;
            foreach (var hit in sentence.Hits.Between(_effects, part.First, part.End - 1))
            {
                if (!sentence.DeniedAt[hit.Start] && Unknown(sentence, SubjectOf(sentence, part), hit.Start, facts) is { } subject)
                    return subject;
            }

            foreach (var hit in sentence.Hits.Between(_mild, part.First, part.End - 1))
            {
                if (!sentence.DeniedAt[hit.Start] && !IsPossible(sentence, hit.Start) && Remedy(sentence, SubjectOf(sentence, part), hit.Start, facts) is { } subject)
                    return subject;
            }
        }

        return null;
    }

    /// <summary>"Honey before bed reduces attacks": the subject may stand before a clause of time.</summary>
    private static int SubjectOf(Statement sentence, StatementPart part)
    {
        for (var p = 1; part.IsTemporal && p < sentence.Parts.Count; p++)
        {
            if (ReferenceEquals(sentence.Parts[p], part))
                return sentence.Parts[p - 1].First;
        }

        return part.First;
    }

    private static bool IsPossible(Statement sentence, int effect)
    {
        for (var i = Math.Max(0, effect - 3); i < effect; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "may" or "might" or "could" or "can" or "perhaps" or "possibly")
                return true;
        }

        return false;
    }

    /// <summary>A remedy that nothing names, in a subject no word of which is known.</summary>
    private string? Remedy(Statement sentence, int from, int to, FactBase facts)
    {
        string? remedy = null;
        for (var i = from; i < to; i++)
        {
            var word = sentence.Hits.Tokens.Word(i);
            if (sentence.ConceptAt[i] is not (var concept and not 0))
                continue;
            if (facts.IsKnown(concept) || facts.HoldsForm(word))
                return null;
            if (!sentence.Hits.Between(_remedies, i, i).IsEmpty && near.Nearest(sentence, i, facts.Facts) < NearSubject)
                remedy ??= word.ToString();
        }

        return remedy;
    }

    /// <summary>A remedy that nothing names, or the first word of a subject no word of which is known.</summary>
    private string? Unknown(Statement sentence, int from, int to, FactBase facts)
    {
        string? unknown = null;
        var known = false;
        for (var i = Math.Max(from, to - FarthestSubject); i < to; i++)
        {
            var word = sentence.Hits.Tokens.Word(i);
            if (sentence.ConceptAt[i] is not (var concept and not 0) || sentence.DeniedAt[i] || char.IsAsciiDigit(word[0]))
                continue;
            var isKnown = facts.IsKnown(concept) || facts.HoldsForm(word) || (word.Length > 4 && facts.Holds(word));
            if (!isKnown && !sentence.Hits.Between(_remedies, i, i).IsEmpty && near.Nearest(sentence, i, facts.Facts) < NearTwin)
                return word.ToString();
            if (!sentence.Hits.Between(_plain, i, i).IsEmpty || !sentence.Hits.Between(_effects, i, i).IsEmpty)
                continue;
            known |= isKnown || near.Nearest(sentence, i, facts.Facts) >= NearSubject;
            unknown ??= word.ToString();
        }

        return known ? null : unknown;
    }
}
