namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What the evidence says not to hold off ("do not postpone", "no contraindication", "exclusion not required") may not be held off by another word
/// ("should be put off", "must not be given", "has to stay away"); and two that hold the same thing off, or both do not, agree however they say it.
/// </summary>
internal sealed class HoldingOff(AnswerVocabulary vocabulary)
{
    private const int LeastOfOther = 2;

    public void Check(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        if (faults.Count > 0 || basis.Count == 0 || sentence.Text.Contains('?') || Limits(sentence))
            return;
        var mine = HoldWords.Read(sentence).FindAll(static hold => hold is { IsDenied: false, IsOrdered: true });
        if (mine.Count == 0)
            return;
        Fact? freeing = null;
        var most = 0;
        foreach (var fact in basis)
        {
            var theirs = HoldWords.Read(fact.Statement);
            var shared = sentence.Shared(fact.Statement);
            if (shared == 0 || theirs.Count == 0 || fact.EvidenceId is null)
                continue;
            // The evidence itself holds something of it off.
            if (theirs.Exists(hold => !hold.IsDenied && mine.Exists(own => Covers(fact.Statement, hold, sentence, own))))
                return;
            if (!theirs.Exists(hold => hold.IsDenied && mine.Exists(own => Covers(fact.Statement, hold, sentence, own))) || Limits(fact.Statement) || !IsOfOneMedicine(sentence, fact.Statement, shared) || !IsOfOneCase(sentence, fact.Statement))
                continue;
            if (shared > most)
                (freeing, most) = (fact, shared);
        }

        if (freeing is not null)
            faults.Add(new SentenceFault("recommendation_reversed", "[" + freeing.EvidenceId + "]"));
    }

    /// <summary>Whether both hold the matter off, or the evidence says not to and the sentence does not.</summary>
    public static bool Agree(Statement sentence, StatementPart part, Statement fact, HashSet<uint> matter)
    {
        if (matter.Count == 0 || sentence.Hits.Tokens.IndexOf("instead") >= 0 || sentence.Hits.Tokens.IndexOf("rather") >= 0)
            return false;
        var mine = HoldWords.Read(sentence);
        var theirs = HoldWords.Read(fact);
        if (part.Denied.Count > 0)
            return HoldsAll(fact, theirs.FindAll(static hold => hold.IsOrdered), matter) && !mine.Exists(static hold => hold.IsDenied);
        if (theirs.Exists(static hold => hold.IsDenied))
            return mine.Count == 0 && !sentence.HasDenial && theirs.Exists(hold => hold.IsDenied && HoldsAll(fact, [hold with { IsDenied = false }], matter)) && !theirs.Exists(hold => !hold.IsDenied && Stems(fact, hold).Overlaps(matter));
        return HoldsAll(sentence, mine.FindAll(static hold => hold.IsOrdered), matter);
    }

    /// <summary>Whether one holding off reaches all of the matter, and none of it stands outside.</summary>
    private static bool HoldsAll(Statement statement, List<HoldWord> holds, HashSet<uint> matter)
    {
        foreach (var hold in holds)
        {
            if (hold.IsDenied || !matter.IsSubsetOf(Stems(statement, hold)))
                continue;
            var outside = false;
            for (var i = 0; i < statement.ConceptAt.Length; i++)
                outside |= (i < hold.From || i >= hold.End) && matter.Contains(statement.ConceptAt[i]);
            if (!outside)
                return true;
        }

        return false;
    }

    /// <summary>Whether what the one holds off is spoken of where the other does.</summary>
    private static bool Covers(Statement fact, HoldWord theirs, Statement sentence, HoldWord mine) => Stems(fact, theirs).Overlaps(Stems(sentence, mine));

    private static HashSet<uint> Stems(Statement statement, HoldWord hold)
    {
        var stems = new HashSet<uint>();
        for (var i = hold.From; i < hold.End; i++)
        {
            if (statement.ConceptAt[i] is var concept and not 0)
                stems.Add(concept);
        }

        return stems;
    }

    /// <summary>"Leave ramipril out on the morning" is not answered by what the evidence says of beta-blockers on that morning.</summary>
    private bool IsOfOneMedicine(Statement sentence, Statement fact, int shared)
    {
        var (mine, theirs) = (Medicines(sentence), Medicines(fact));
        mine.UnionWith(sentence.Classes);
        if (mine.Count == 0)
            return theirs.Count == 0 || shared >= LeastOfOther;
        return mine.Overlaps(fact.Stems) || mine.Overlaps(fact.Classes);
    }

    private HashSet<uint> Medicines(Statement statement)
    {
        var medicines = new HashSet<uint>();
        for (var i = 0; i < statement.ConceptAt.Length; i++)
        {
            if (statement.ConceptAt[i] != 0 && vocabulary.IsMedicine(statement.Hits.Tokens.Word(i)))
                medicines.Add(statement.ConceptAt[i]);
        }

        return medicines;
    }

    /// <summary>"With fever" is another case than "without fever", and a condition that the evidence does not know is another too.</summary>
    private static bool IsOfOneCase(Statement sentence, Statement fact)
    {
        if (sentence.Parts.Any(part => (part.IsConditional || part.IsTemporal) && !part.Concepts.IsSubsetOf(fact.Stems) && (part.IsConditional || !part.Concepts.Overlaps(fact.Stems)) && part.Concepts.Count > 0))
            return AppliedRules.Waives(sentence);
        if (!AppliedRules.Waives(sentence) && fact.Parts.Any(part => part.IsConditional && !part.Concepts.IsSubsetOf(sentence.Stems)))
            return false;
        for (var i = 0; i + 1 < fact.ConceptAt.Length; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "without" && fact.ConceptAt[i + 1] is var absent and not 0 && sentence.Stems.Contains(absent) && !IsAbsent(sentence, absent))
                return false;
        }

        return true;
    }

    private static bool IsAbsent(Statement sentence, uint concept)
    {
        for (var i = 1; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] == concept && sentence.Hits.Tokens.Word(i - 1) is "without" or "no")
                return true;
        }

        return false;
    }

    /// <summary>Whether an exception or a manner limits what it says.</summary>
    private static bool Limits(Statement statement)
    {
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            if (statement.Hits.Tokens.Word(i) is "unless" or "except" or "only" or "alone" or "abruptly" or "suddenly" or "routinely" or "together" or "automatically" or "longer" or "more" or "otherwise")
                return true;
        }

        return false;
    }
}
