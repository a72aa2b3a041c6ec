namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What the evidence says of one subject is told of another ("subacute thyroiditis: raised ESR. Graves disease: antibodies" and "antibodies are
/// positive in subacute thyroiditis").
/// </summary>
internal sealed class CrossedSubjects(GuardPolicy policy, AnswerVocabulary vocabulary)
{
    private const int LongestHead = 5;
    private const int LeastSaid = 2;
    private readonly int _general = policy.Group("general_clinical_words");
    private readonly int _specific = policy.Group("specific_terms");
    private readonly Dictionary<Statement, List<Unit>> _read = new(ReferenceEqualityComparer.Instance);

    public bool IsCrossed(Statement sentence, IReadOnlyList<Fact> basis)
    {
        var units = new List<Unit>();
        foreach (var fact in basis)
        {
            if (!_read.TryGetValue(fact.Statement, out var own))
                Read(fact.Statement, _read[fact.Statement] = own = []);
            units.AddRange(own);
        }

        if (units.Count < 2)
            return false;
        foreach (var own in units)
        {
            if (!own.Head.IsSubsetOf(sentence.Stems))
                continue;
            var said = new HashSet<uint>(sentence.Stems);
            said.ExceptWith(own.Head);
            if (said.Count < LeastSaid || said.Overlaps(own.Body))
                continue;
            if (units.Exists(other => !ReferenceEquals(own, other) && !other.Head.Overlaps(sentence.Stems) && Sets.Shared(said, other.Body) is var shared && shared >= LeastSaid && shared * 3 >= said.Count * 2)
                && !units.Exists(other => !ReferenceEquals(own, other) && other.Head.Overlaps(sentence.Stems)))
                return true;
        }

        return false;
    }

    /// <summary>The sentences and the parts between semicolons, each with the subject it opens with; those without a subject of their own are left out.</summary>
    private void Read(Statement statement, List<Unit> units)
    {
        var tokens = statement.Hits.Tokens;
        for (var from = 0; from < tokens.Count;)
        {
            var to = from + 1;
            while (to < tokens.Count && !tokens.Text.AsSpan(tokens[to - 1].End, tokens[to].Start - tokens[to - 1].End).Contains(';'))
                to++;
            var head = new HashSet<uint>();
            var names = false;
            var i = from;
            for (; i < Math.Min(to, from + LongestHead); i++)
            {
                if (EndsHead(tokens, i, from))
                    break;
                if (statement.ConceptAt[i] == 0)
                    continue;
                head.Add(statement.ConceptAt[i]);
                names |= !statement.Hits.Between(_specific, i, i).IsEmpty || (statement.Hits.Between(_general, i, i).IsEmpty && vocabulary.IsClinical(tokens.Word(i)));
            }

            names |= i > from && i < to && tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).Contains(':');
            if (names && head.Count > 0 && i > from && i < Math.Min(to, from + LongestHead))
            {
                var body = new HashSet<uint>();
                for (; i < to; i++)
                {
                    if (statement.ConceptAt[i] is var concept and not 0 && !head.Contains(concept))
                        body.Add(concept);
                }

                units.Add(new Unit(head, body));
            }

            from = to;
        }
    }

    /// <summary>A colon, a verb or a number ends the subject.</summary>
    private static bool EndsHead(Tokens tokens, int token, int from) =>
        (token > from && tokens.Text.AsSpan(tokens[token - 1].End, tokens[token].Start - tokens[token - 1].End).Contains(':'))
        || char.IsAsciiDigit(tokens.Word(token)[0])
        || tokens.Word(token) is "is" or "are" or "has" or "have" or "shows" or "show" or "causes" or "cause" or "may" or "can" or "should" or "must" or "was" or "were" or "needs" or "usually" or "gives" or "responds" or "presents";

    private sealed record Unit(HashSet<uint> Head, HashSet<uint> Body);
}
