namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Which sentences of the evidence an answer has taken up. A sentence that cites an evidence takes up the sentence of it that it shares most
/// with; any sentence takes up what it says the half of. A withheld sentence counts: the reader sees that something stood there.
/// </summary>
internal sealed class CoveredUnits
{
    private const double Half = 0.5;
    private const double Near = 0.6;
    private const double NearMatter = 0.7;
    private const double MostSaidInPassing = 0.2;
    private readonly IReadOnlyList<Statement> _answer;
    private readonly NearWords _near;
    private readonly HashSet<string> _cited = new(StringComparer.Ordinal);
    private readonly HashSet<Fact> _taken = [];

    public CoveredUnits(IReadOnlyList<Fact> facts, IReadOnlyList<Statement> answer, NearWords near)
    {
        _answer = answer;
        _near = near;
        foreach (var sentence in answer)
        {
            foreach (var id in sentence.Cited)
            {
                _cited.Add(id);
                foreach (var part in sentence.Parts)
                    Take(part.Concepts, sentence, id, facts);
            }
        }
    }

    public bool Cites(string evidenceId) => _cited.Contains(evidenceId);

    /// <summary>Whether the answer has taken the sentence up.</summary>
    public bool Covers(Fact fact)
    {
        if (_taken.Contains(fact))
            return true;
        var together = new HashSet<uint>();
        foreach (var sentence in _answer)
        {
            if (Share(fact, sentence) >= Half)
                return true;
            if (fact.EvidenceId is { } id && sentence.Cited.Contains(id))
                together.UnionWith(sentence.Stems);
        }

        return Sets.Shared(fact.Statement.Stems, together) >= Half * fact.Statement.Stems.Count || (fact.EvidenceId is { } own && SharesNearly(fact.Statement, own));
    }

    /// <summary>
    /// Whether the answer says half of what the sentence adds to the question and the record ("no alcohol during metronidazole": alcohol, where metronidazole
    /// was asked about); of one that adds nothing, whether the answer has taken it up.
    /// </summary>
    public bool SaysMatterOf(Fact fact, IReadOnlyList<Fact> facts)
    {
        int own = 0, said = 0;
        for (var i = 0; i < fact.Statement.ConceptAt.Length; i++)
        {
            if (fact.Statement.ConceptAt[i] is not (var concept and not 0) || IsGiven(concept, facts))
                continue;
            own++;
            said += IsSaid(fact.Statement, i, NearMatter) ? 1 : 0;
        }

        return own == 0 ? Covers(fact) : said >= Half * own;
    }

    /// <summary>Whether the answer says any word, amount or frequency of a stretch of the sentence that neither question nor record nor a medicine's name gives.</summary>
    public bool SaysAnyOf(Fact fact, int first, int end, IReadOnlyList<Fact> facts, AnswerVocabulary vocabulary)
    {
        var (statement, own, said) = (fact.Statement, 0, 0);
        for (var i = first; i < end; i++)
        {
            if (statement.ConceptAt[i] is not (var concept and not 0) || IsGiven(concept, facts) || vocabulary.IsMedicine(statement.Hits.Tokens.Word(i)))
                continue;
            own++;
            said += IsSaid(statement, i, Half) ? 1 : 0;
        }

        if (own == 0 || said > MostSaidInPassing * own)
            return true;
        var (from, to) = (statement.Hits.Tokens[first].Start, statement.Hits.Tokens[end - 1].End);
        return statement.Numbers.Any(number => number.Unit is not null && number.Start >= from && number.End <= to && _answer.Any(sentence => sentence.HoldsFigure(number)))
            || statement.Frequencies.Any(frequency => frequency.Start >= from && frequency.Start < to && _answer.Any(sentence => sentence.Frequencies.Any(frequency.Agrees)));
    }

    private static bool IsGiven(uint concept, IReadOnlyList<Fact> facts) => facts.Any(fact => fact.EvidenceId is null && fact.Statement.Stems.Contains(concept));

    private bool IsSaid(Statement statement, int token, double near)
    {
        var concept = statement.ConceptAt[token];
        return _answer.Any(sentence => sentence.Stems.Contains(concept) || sentence.Classes.Contains(concept) || _near.Nearest(statement, token, sentence) >= near);
    }

    /// <summary>Whether one sentence says half of it, near meanings included ("stay out of the pool" for "no swimming").</summary>
    private bool SharesNearly(Statement fact, string id)
    {
        foreach (var sentence in _answer)
        {
            if (sentence.Cited.Count > 0 && !sentence.Cited.Contains(id))
                continue;
            double said = 0;
            var words = 0;
            for (var i = 0; i < fact.ConceptAt.Length; i++)
            {
                if (fact.ConceptAt[i] is not (var concept and not 0))
                    continue;
                words++;
                said += sentence.Stems.Contains(concept) || sentence.Classes.Contains(concept) || _near.Nearest(fact, i, sentence) >= Near ? 1 : 0;
            }

            if (words > 0 && said >= Half * words)
                return true;
        }

        return false;
    }

    private void Take(HashSet<uint> concepts, Statement sentence, string id, IReadOnlyList<Fact> facts)
    {
        var most = 0.0;
        Fact? nearest = null;
        foreach (var fact in facts)
        {
            if (fact.EvidenceId != id)
                continue;
            var shared = Sets.Shared(concepts, fact.Statement.Stems) + (0.3 * Sets.Shared(sentence.Classes, fact.Statement.Stems));
            foreach (var number in sentence.Numbers)
                shared += !fact.Statement.HoldsFigure(number) ? 0 : IsOfThisAlone(number, fact, facts) ? 1 : 0.5;
            if (shared > most)
                (most, nearest) = (shared, fact);
        }

        if (nearest is not null && most >= 1)
            _taken.Add(nearest);
    }

    /// <summary>An amount that no other sentence of the evidence holds.</summary>
    private static bool IsOfThisAlone(Core.TextNumber number, Fact fact, IReadOnlyList<Fact> facts) =>
        number.Unit is not null && !facts.Any(other => !ReferenceEquals(other, fact) && other.EvidenceId == fact.EvidenceId && other.Statement.HoldsFigure(number));

    private static double Share(Fact fact, Statement sentence)
    {
        var said = 0;
        foreach (var concept in fact.Statement.Stems)
            said += sentence.Stems.Contains(concept) || sentence.Classes.Contains(concept) ? 1 : 0;
        return (double)said / fact.Statement.Stems.Count;
    }
}
