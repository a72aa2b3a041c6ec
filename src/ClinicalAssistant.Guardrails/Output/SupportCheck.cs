namespace ClinicalAssistant.Guardrails;

/// <summary>Citations resolve, what they name supports the sentence, and no medicine or disease stands in it that nothing speaks of.</summary>
internal sealed class SupportCheck(GuardPolicy policy, AnswerVocabulary vocabulary, NearWords near)
{
    private const double LeastSaid = 0.3;
    private const double LeastOfEffect = 0.6;
    private const int MostTied = 2;
    private const double MostOfElsewhere = 0.5;
    private const double LeastOfReport = 0.5;
    private const double LeastWithNewTerm = 0.7;
    private const double NearTerm = 0.45;
    private const double CloseMatch = 0.5;
    private const double MostlyCovered = 0.8;
    private readonly int _hedging = policy.Group("hedging");
    private readonly int _reports = policy.Group("reports");
    private readonly int _claim = policy.Group("clinical_claim");
    private readonly int _takes = policy.Group("takes_medicine");
    private readonly Proposals _proposals = new(policy);
    private readonly EffectClaims _effects = new(policy, near);
    private readonly int _site = policy.Group("body_sites");
    private readonly int _specific = policy.Group("specific_terms");
    private readonly int _general = policy.Group("general_clinical_words");

    public void Check(Statement sentence, IReadOnlyList<string> cited, FactBase facts, bool fromReference, List<SentenceFault> faults)
    {
        var known = new List<string>(cited.Count);
        foreach (var id in cited)
        {
            if (facts.Resolves(id))
                known.Add(id);
            else
                faults.Add(new SentenceFault("citation_unknown", "[" + id + "]"));
        }

        if (fromReference)
        {
            if (known.Count > 0)
                Supports(sentence, known, facts, faults);
            return;
        }

        if (known.Count > 0)
            Supports(sentence, known, facts, faults);
        else if (cited.Count == 0)
            Uncited(sentence, facts, faults);
        if (cited.Count == 0 && faults.Count == 0 && _effects.Find(sentence, facts) is { } subject)
            faults.Add(new SentenceFault("claim_unsupported", subject));
        if (cited.Count == 0 && faults.Count == 0 && NumberedDays.Unknown(sentence, facts.Facts) is { } day)
            faults.Add(new SentenceFault("number_unsupported", day));
        if (cited.Count > 0 || _proposals.IsProposal(sentence) || sentence.Has(_takes))
            NewMedicine(sentence, facts, faults);
    }

    /// <summary>Whether it names a medicine other than those excepted.</summary>
    public bool NamesMedicine(Statement sentence, Func<uint, bool> except)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)) && !except(concept))
                return true;
        }

        return false;
    }

    private void Supports(Statement sentence, List<string> cited, FactBase facts, List<SentenceFault> faults)
    {
        // What the question or the record says needs no support from the evidence.
        var basis = facts.Basis(cited);
        int own = 0, covered = 0, elsewhere = 0, shared = 0;
        double said = 0;
        string? unknown = null, borrowed = null;
        bool newSite = false, isNear = false;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            var concept = sentence.ConceptAt[i];
            if (concept == 0 || IsOfAmount(sentence, i))
                continue;
            if (facts.IsGiven(concept))
            {
                shared += IsIn(concept, cited, facts) ? 1 : 0;
                continue;
            }

            own++;
            var isIn = IsIn(concept, cited, facts) || IsOfKnownClass(sentence, i, facts);
            said += isIn ? 1 : near.Nearest(sentence, i, basis);
            if (isIn)
                covered++;
            else if (facts.IsInEvidence(concept))
            {
                elsewhere++;
                if (IsTerm(sentence, i))
                    borrowed ??= sentence.Hits.Tokens.Word(i).ToString();
            }
            else if (IsTerm(sentence, i) && (vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)) || !facts.HoldsForm(sentence.Hits.Tokens.Word(i))))
                (unknown, isNear) = unknown is not null && !isNear ? (unknown, isNear) : (sentence.Hits.Tokens.Word(i).ToString(), !vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)) && near.Nearest(sentence, i, basis) >= NearTerm);
            else
                newSite |= IsSite(sentence, i) && !facts.Holds(sentence.Hits.Tokens.Word(i));
        }

        newSite = newSite && NamesSite(cited, facts) && !KeepsSite(sentence, cited, facts);

        // A figure that the cited evidence holds ties the sentence to it.
        var figures = 2 * FiguresIn(sentence, cited, facts);
        var words = own;
        own += figures;
        covered += figures;
        said += figures;

        // What the question names and the cited evidence speaks of ties them too.
        var tied = Math.Min(shared, MostTied);
        var names = string.Join(' ', cited.Select(c => "[" + c + "]"));
        if ((words >= 3 && said + tied < LeastSaid * (own + tied)) || (covered == 0 && elsewhere >= 2 && said < MostOfElsewhere * elsewhere))
            faults.Add(new SentenceFault("citation_unsupported", names));
        else if (BetterSource.Exists(sentence, cited, facts))
            faults.Add(new SentenceFault("citation_unsupported", names));
        else if (Substitution.Find(sentence, cited, facts, (statement, token) => IsTerm(statement, token) || IsSite(statement, token), IsGeneral) is { } replaced)
            faults.Add(new SentenceFault("claim_unsupported", replaced));
        else if (said + tied < LeastOfEffect * (own + tied) && _effects.Find(sentence, facts) is { } subject)
            faults.Add(new SentenceFault("claim_unsupported", subject));
        else if (newSite)
            faults.Add(new SentenceFault("claim_unsupported", "another site"));
        else if (borrowed is not null && covered >= MostlyCovered * (own - elsewhere) && LeavesOutATerm(sentence, cited, facts) && !sentence.Has(_hedging))
            faults.Add(new SentenceFault("claim_unsupported", borrowed));
        else if (unknown is not null && ((!isNear && covered + elsewhere < LeastWithNewTerm * own) || LeavesOutATerm(sentence, cited, facts)) && !sentence.Has(_hedging))
            faults.Add(new SentenceFault("claim_unsupported", unknown));
    }

    /// <summary>Whether the nearest cited sentence names a disease that this one does not: the one may stand for the other.</summary>
    private bool LeavesOutATerm(Statement sentence, List<string> cited, FactBase facts)
    {
        Statement? nearest = null;
        var most = 1;
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is { } id && cited.Contains(id) && sentence.Shared(fact.Statement) > most)
                (nearest, most) = (fact.Statement, sentence.Shared(fact.Statement));
        }

        for (var i = 0; nearest is not null && i < nearest.ConceptAt.Length; i++)
        {
            if (!sentence.Text.Contains(nearest.Hits.Tokens.Word(i), StringComparison.OrdinalIgnoreCase) && !(nearest.ConceptAt[i] is var concept and not 0 && sentence.Stems.Contains(concept)) && nearest.Hits.Between(_general, i, i).IsEmpty && vocabulary.IsDisease(nearest.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }

    private bool IsGeneral(Statement sentence, int token) => !sentence.Hits.Between(_general, token, token).IsEmpty;

    private bool IsSite(Statement sentence, int token) => !sentence.Hits.Between(_site, token, token).IsEmpty;

    /// <summary>Whether the cited evidence names a part of the body.</summary>
    private bool NamesSite(List<string> cited, FactBase facts)
    {
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is { } id && cited.Contains(id) && fact.Statement.Has(_site))
                return true;
        }

        return false;
    }

    /// <summary>Whether a part of the body that the cited evidence names stands in the sentence too.</summary>
    private bool KeepsSite(Statement sentence, List<string> cited, FactBase facts)
    {
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is not { } id || !cited.Contains(id))
                continue;
            foreach (var hit in fact.Statement.Hits.Of(_site))
            {
                if (fact.Statement.ConceptAt[hit.Start] is var concept and not 0 && sentence.Stems.Contains(concept))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A medicine of a class that the evidence speaks of, named without a dose of its own.</summary>
    private bool IsOfKnownClass(Statement sentence, int token, FactBase facts)
    {
        foreach (var (members, name) in policy.Answers.Broader)
        {
            if (!sentence.Hits.Between(members, token, token).IsEmpty && facts.NamesClass(name))
                return !Proposals.HasDose(sentence);
        }

        return false;
    }

    /// <summary>A word that names a disease, a test or a medicine, and no general word of the clinic.</summary>
    private bool IsTerm(Statement sentence, int token)
    {
        // The further words of a term of several words stand behind without a concept of their own.
        for (var i = token; i < sentence.ConceptAt.Length && (i == token || (sentence.ConceptAt[i] == 0 && i - token < 3)); i++)
        {
            if (!sentence.Hits.Between(_specific, i, i).IsEmpty || (sentence.Hits.Between(_general, i, i).IsEmpty && vocabulary.IsClinical(sentence.Hits.Tokens.Word(i))))
                return true;
        }

        return false;
    }

    /// <summary>Units are weighed with their figures.</summary>
    private static bool IsOfAmount(Statement sentence, int token)
    {
        var place = sentence.Hits.Tokens[token].Start;
        foreach (var number in sentence.Numbers)
        {
            if (place > number.Start && place < number.End)
                return true;
        }

        return false;
    }

    private static int FiguresIn(Statement sentence, List<string> cited, FactBase facts)
    {
        var count = 0;
        foreach (var number in sentence.Numbers)
        {
            foreach (var fact in facts.Facts)
            {
                if (fact.EvidenceId is { } id && cited.Contains(id) && fact.Statement.HoldsFigure(number))
                {
                    count++;
                    break;
                }
            }
        }

        foreach (var frequency in sentence.Frequencies)
        {
            foreach (var fact in facts.Facts)
            {
                if (fact.EvidenceId is { } id && cited.Contains(id) && fact.Statement.Frequencies.Any(other => other.Agrees(frequency)))
                {
                    count++;
                    break;
                }
            }
        }

        return count;
    }

    private static bool IsIn(uint concept, List<string> cited, FactBase facts)
    {
        foreach (var id in cited)
        {
            if (facts.Says(id, concept))
                return true;
        }

        return false;
    }

    /// <summary>A medicine that neither the evidence, the question nor the record names, unless the sentence warns of it.</summary>
    private void NewMedicine(Statement sentence, FactBase facts, List<SentenceFault> faults)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && !sentence.DeniedAt[i] && vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)) && !facts.IsKnown(concept) && !IsOfKnownClass(sentence, i, facts) && !faults.Exists(f => f.Code == "claim_unsupported"))
            {
                faults.Add(new SentenceFault("claim_unsupported", sentence.Hits.Tokens.Word(i).ToString()));
                return;
            }
        }
    }

    private bool NamesUnknownDisease(Statement sentence, FactBase facts)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && !facts.IsKnown(concept) && sentence.Hits.Between(_general, i, i).IsEmpty && vocabulary.IsDisease(sentence.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }

    /// <summary>Whether it tells what happened, in words that nothing at hand comes near to.</summary>
    private bool IsReportOfNothing(Statement sentence, FactBase facts)
    {
        if (!sentence.Has(_reports))
            return false;
        int words = 0, unknown = 0;
        double said = 0;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is not (var concept and not 0) || !sentence.Hits.Between(_reports, i, i).IsEmpty)
                continue;
            words++;
            var isKnown = facts.IsKnown(concept);
            unknown += isKnown ? 0 : 1;
            said += isKnown ? 1 : near.Nearest(sentence, i, facts.Facts);
        }

        return unknown >= 2 && said < LeastOfReport * words;
    }

    private void Uncited(Statement sentence, FactBase facts, List<SentenceFault> faults)
    {
        if (!sentence.Has(_hedging) && !sentence.Text.Contains('?') && IsReportOfNothing(sentence, facts))
        {
            faults.Add(new SentenceFault("uncited", ""));
            return;
        }

        if (sentence.Stems.Count < 2 || sentence.HasDenial || !sentence.Has(_claim) || sentence.Has(_hedging) || sentence.Text.AsSpan().TrimEnd() is [.., '?' or ':'])
            return;
        var unknown = 0;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && !facts.IsKnown(concept) && IsTerm(sentence, i))
                unknown++;
        }

        // A few words make a claim only where they name a disease.
        if (unknown == 0 || (sentence.Stems.Count < 4 && !NamesUnknownDisease(sentence, facts)))
            return;
        foreach (var fact in facts.Facts)
        {
            if (sentence.Shared(fact.Statement) >= CloseMatch * sentence.Stems.Count)
                return;
        }

        faults.Add(new SentenceFault("uncited", ""));
    }
}
