namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What the learned judge looks at in one sentence: how far the cited evidence covers it, what it adds and what it leaves of the nearest evidence, which groups of
/// the policy's words stand on one side alone, and what kind of answer it stands in. Each is a bucket. What the checks find is no part of it. The weights on disk depend on it: a change needs a new <see cref="Version"/>.
/// </summary>
internal sealed class SentenceFeatures
{
    public const int Version = 2;
    public const int Buckets = 1 << 17;
    private const int MostNew = 5;
    private const int MostLeft = 8;
    private readonly AnswerVocabulary _vocabulary;
    private readonly NearWords _near;
    private readonly OutputContext _context;
    private readonly int[] _groups;
    private readonly uint[] _groupNames;
    private readonly bool[] _isBand;
    private readonly List<int> _buckets = [];
    private readonly List<uint> _traits = [];
    private readonly List<uint> _new = [];
    private readonly List<uint> _left = [];

    // Which groups any of the evidence read so far has.
    private readonly bool[] _told;
    private int _read;

    public SentenceFeatures(GuardPolicy policy, AnswerVocabulary vocabulary, NearWords near, OutputContext context)
    {
        (_vocabulary, _near, _context) = (vocabulary, near, context);
        (_groups, _groupNames, _isBand) = (policy.ComparedGroups, GuardPolicy.ComparedGroupNames, GuardPolicy.ComparedGroupBands);
        _told = new bool[_groups.Length];
    }

    /// <summary>The buckets of a sentence, ascending.</summary>
    public int[] Of(Statement sentence, IReadOnlyList<string> cited, FactBase facts)
    {
        _buckets.Clear();
        _traits.Clear();
        _new.Clear();
        _left.Clear();
        var basis = facts.Basis(cited);
        var nearest = Nearest(sentence, basis);
        AddCover(sentence, cited, facts, basis, nearest);
        AddNearest(sentence, facts, basis, nearest);
        AddShape(sentence, cited);
        AddGroups(sentence, facts, basis, nearest);
        AddWords(sentence, nearest);
        for (var i = 0; i < Math.Min(_new.Count, MostNew); i++)
        {
            for (var j = 0; j < Math.Min(_left.Count, MostLeft); j++)
                Add(Kind.Exchanged, _new[i], _left[j]);
        }

        // Traits weigh in company: what an unknown word means depends on how far the rest is covered.
        for (var i = 0; i < _traits.Count; i++)
        {
            Add(Kind.Trait, _traits[i], 0);
            for (var j = 0; j < i; j++)
                Add(Kind.Traits, _traits[i], _traits[j]);
        }

        _buckets.Sort();
        var buckets = new List<int>(_buckets.Count);
        foreach (var bucket in _buckets)
        {
            if (buckets.Count == 0 || buckets[^1] != bucket)
                buckets.Add(bucket);
        }

        return [.. buckets];
    }

    private void AddCover(Statement sentence, IReadOnlyList<string> cited, FactBase facts, IReadOnlyList<Fact> basis, Statement? nearest)
    {
        int own = 0, covered = 0, elsewhere = 0, given = 0, unknown = 0, clinical = 0;
        double said = 0, least = 1;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            var concept = sentence.ConceptAt[i];
            if (concept == 0)
                continue;
            own++;
            var word = sentence.Hits.Tokens.Word(i);
            if (IsIn(concept, cited, basis, facts))
            {
                covered++;
                said++;
                continue;
            }

            if (facts.IsGiven(concept))
            {
                given++;
                said++;
                continue;
            }

            var nearness = _near.Nearest(sentence, i, basis);
            said += nearness;
            least = Math.Min(least, nearness);
            var meaning = Meaning(word);
            var isElsewhere = facts.IsInEvidence(concept);
            elsewhere += isElsewhere ? 1 : 0;
            unknown += isElsewhere ? 0 : 1;
            clinical += _vocabulary.IsClinical(word) ? 1 : 0;
            Add(isElsewhere ? Kind.ElsewhereWord : Kind.NewWord, concept, 0);
            Add(isElsewhere ? Kind.ElsewhereMeaning : Kind.NewMeaning, meaning, 0);
            if (meaning != 0)
                _new.Add(meaning);
        }

        Trait(1, Tenths(covered, own, 6));
        Trait(2, Math.Min(unknown, 5));
        Trait(3, Math.Min(elsewhere, 4));
        Trait(4, Math.Min(given, 4));
        Trait(5, (int)(least * 5));
        Trait(6, own == 0 ? 9 : (int)(said / own * 8));
        Trait(7, Math.Min(clinical, 3));
        Trait(8, Tenths(unknown + elsewhere, own, 6));
        if (nearest is null)
            return;
        var left = 0;
        var theirs = 0;
        for (var i = 0; i < nearest.ConceptAt.Length; i++)
        {
            var concept = nearest.ConceptAt[i];
            if (concept == 0)
                continue;
            theirs++;
            if (sentence.Stems.Contains(concept))
                continue;
            left++;
            var meaning = Meaning(nearest.Hits.Tokens.Word(i));
            Add(Kind.LeftWord, concept, 0);
            Add(Kind.LeftMeaning, meaning, 0);
            if (meaning != 0)
                _left.Add(meaning);
        }

        Trait(9, Tenths(left, theirs, 6));
    }

    private void AddNearest(Statement sentence, FactBase facts, IReadOnlyList<Fact> basis, Statement? nearest)
    {
        var shared = nearest is null ? 0 : sentence.Shared(nearest);
        var best = 0;
        Fact? of = null;
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is not null && sentence.Shared(fact.Statement) is var theirs && theirs > best)
                (best, of) = (theirs, fact);
        }

        Trait(10, Math.Min(shared, 7));
        Trait(11, Math.Clamp(best - shared, 0, 3));
        Trait(12, of is null ? 2 : basis.Contains(of) ? 1 : 0);
        Trait(13, Tenths(shared, sentence.Stems.Count, 6));
        Trait(14, (sentence.HasDenial ? 2 : 0) + (nearest is { HasDenial: true } ? 1 : 0));
        Trait(15, Math.Min(sentence.Numbers.Count, 4));
        Trait(16, nearest is null ? 5 : Math.Min(nearest.Numbers.Count, 4));
    }

    private void AddShape(Statement sentence, IReadOnlyList<string> cited)
    {
        Trait(17, Math.Min(cited.Count, 2));
        Trait(18, Math.Min(sentence.Hits.Tokens.Count / 5, 7));
        Trait(19, Math.Min(sentence.Parts.Count, 4));
        Trait(20, _context.Audience == Core.Audience.Patient ? 1 : 0);
        Trait(21, FeatureHash.Of(_context.Task));
    }

    /// <summary>Groups of the policy's words that stand in the sentence, in the nearest sentence of the evidence, or in both.</summary>
    private void AddGroups(Statement sentence, FactBase facts, IReadOnlyList<Fact> basis, Statement? nearest)
    {
        var (age, state) = PatientBands();
        for (var g = 0; g < _groups.Length; g++)
        {
            var here = sentence.Has(_groups[g]);
            var there = nearest?.Has(_groups[g]) == true;
            if (!here && !there)
            {
                // What only other evidence speaks of may be what holds for this patient.
                if (_isBand[g] && IsTold(facts, g))
                    Add(Kind.Band, _groupNames[g], (age * 8) + state + 7000);
                continue;
            }

            if (_isBand[g])
                Add(Kind.Band, _groupNames[g], (((here ? 1u : 0u) + (there ? 2u : 0u)) * 1000) + (age * 8) + state);
            var anywhere = there || (here && basis.Any(fact => fact.Statement.Has(_groups[g])));
            Add(Kind.Group, _groupNames[g], here ? there ? 1u : anywhere ? 2u : 3u : 4u);
        }
    }

    private (uint Age, uint State) PatientBands()
    {
        if (_context.Patient is not { } patient)
            return (9, 0);
        var years = patient.Age?.WholeYears;
        var age = years switch { null => 8u, < 1 => 0u, < 5 => 1u, < 12 => 2u, < 18 => 3u, < 50 => 4u, < 65 => 5u, < 75 => 6u, _ => 7u };
        return (age, (patient.Pregnant == true ? 1u : 0u) + (patient.Sex == Core.Sex.Female ? 2u : 0u) + (patient.Egfr is < 60 ? 4u : 0u));
    }

    private bool IsTold(FactBase facts, int group)
    {
        for (var all = facts.Facts; _read < all.Count; _read++)
        {
            for (var g = 0; all[_read].EvidenceId is not null && g < _groups.Length; g++)
                _told[g] |= _isBand[g] && all[_read].Statement.Has(_groups[g]);
        }

        return _told[group];
    }

    /// <summary>Plain words that carry the sense: those without a concept, and whether the nearest evidence has them too.</summary>
    private void AddWords(Statement sentence, Statement? nearest)
    {
        var tokens = sentence.Hits.Tokens;
        var before = 0u;
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens.Word(i);
            if (word.IsEmpty || char.IsAsciiDigit(word[0]))
            {
                before = 0;
                continue;
            }

            var hash = FeatureHash.Of(word);
            if (sentence.ConceptAt[i] == 0)
                Add(nearest is not null && Contains(nearest.Hits.Tokens, word) ? Kind.PlainBoth : Kind.PlainHere, hash, 0);
            if (before != 0)
                Add(Kind.PlainPair, before, hash);
            before = hash;
        }

        for (var i = 0; nearest is not null && i < nearest.Hits.Tokens.Count; i++)
        {
            var word = nearest.Hits.Tokens.Word(i);
            if (nearest.ConceptAt[i] == 0 && !word.IsEmpty && !char.IsAsciiDigit(word[0]) && !Contains(tokens, word))
                Add(Kind.PlainThere, FeatureHash.Of(word), 0);
        }
    }

    /// <summary>The sentence of the cited evidence that shares most; the shorter of two that share alike.</summary>
    private static Statement? Nearest(Statement sentence, IReadOnlyList<Fact> basis)
    {
        Statement? nearest = null;
        var most = 0.0;
        foreach (var fact in basis)
        {
            var share = sentence.Shared(fact.Statement) / Math.Sqrt(fact.Statement.Stems.Count + 1);
            if (nearest is null || share > most)
                (nearest, most) = (fact.Statement, share);
        }

        return nearest;
    }

    private static bool IsIn(uint concept, IReadOnlyList<string> cited, IReadOnlyList<Fact> basis, FactBase facts)
    {
        foreach (var id in cited)
        {
            if (facts.Resolves(id) && facts.Says(id, concept))
                return true;
        }

        return cited.Count == 0 && basis.Any(fact => fact.Statement.Stems.Contains(concept));
    }

    private static bool Contains(Tokens tokens, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i).SequenceEqual(word))
                return true;
        }

        return false;
    }

    private uint Meaning(ReadOnlySpan<char> word) => _vocabulary.Groups?.Of(FeatureHash.Of(word)) ?? 0;

    private static int Tenths(int part, int whole, int steps) => whole == 0 ? steps + 1 : part * steps / whole;

    private void Trait(uint kind, int value) => Trait(kind, (uint)value);

    private void Trait(uint kind, uint value) => _traits.Add(FeatureHash.Pair(kind, value, (uint)Kind.Trait));

    private void Add(Kind kind, uint first, uint second) => _buckets.Add((int)(FeatureHash.Pair(first, second, (uint)kind) & (Buckets - 1)));

    private enum Kind : uint
    {
        Trait = 1,
        Traits,
        NewWord,
        NewMeaning,
        ElsewhereWord,
        ElsewhereMeaning,
        LeftWord,
        LeftMeaning,
        Exchanged,
        Group,
        PlainHere,
        PlainBoth,
        PlainThere,
        PlainPair,
        Band,
    }
}
