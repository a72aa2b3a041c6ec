namespace ClinicalAssistant.Guardrails;

/// <summary>How near the words of one text lie to those of another; the evidence's words are looked up once for each answer.</summary>
internal sealed class NearWords(WordMeanings meanings)
{
    private readonly Dictionary<Statement, float[][]> _known = new(ReferenceEqualityComparer.Instance);

    // Several readers ask for the words of one sentence.
    private Statement? _sentence;
    private IReadOnlyList<Fact>? _basis;
    private int _basisCount;
    private double[] _nearest = [];

    /// <summary>How near the nearest word of the facts lies to the sentence's word, 0 to 1.</summary>
    public double Nearest(Statement sentence, int token, IReadOnlyList<Fact> basis)
    {
        if (!ReferenceEquals(sentence, _sentence) || !ReferenceEquals(basis, _basis) || basis.Count != _basisCount)
        {
            (_sentence, _basis, _basisCount, _nearest) = (sentence, basis, basis.Count, new double[sentence.ConceptAt.Length]);
            Array.Fill(_nearest, double.NaN);
        }

        if (double.IsNaN(_nearest[token]))
            _nearest[token] = Read(sentence, token, basis);
        return _nearest[token];
    }

    private double Read(Statement sentence, int token, IReadOnlyList<Fact> basis)
    {
        if (meanings.Of(sentence.Hits.Tokens.Word(token)) is not { } word)
            return 0;
        var most = 0f;
        foreach (var fact in basis)
            most = Math.Max(most, Nearest(word, fact.Statement));
        return Math.Min(1, most);
    }

    /// <summary>How near the nearest word of another statement lies, 0 to 1.</summary>
    public double Nearest(Statement sentence, int token, Statement other) => meanings.Of(sentence.Hits.Tokens.Word(token)) is { } word ? Math.Min(1, Nearest(word, other)) : 0;

    /// <summary>How near two words lie, 0 to 1.</summary>
    public double Between(Statement sentence, int token, Statement other, int theirs) =>
        meanings.Of(sentence.Hits.Tokens.Word(token)) is { } one && meanings.Of(other.Hits.Tokens.Word(theirs)) is { } two ? Math.Clamp(WordMeanings.Nearness(one, two), 0, 1) : 0;

    private float Nearest(float[] word, Statement other)
    {
        var most = 0f;
        foreach (var theirs in Directions(other))
            most = Math.Max(most, WordMeanings.Nearness(word, theirs));
        return most;
    }

    private float[][] Directions(Statement statement)
    {
        if (!_known.TryGetValue(statement, out var directions))
        {
            var found = new List<float[]>(statement.ConceptAt.Length);
            for (var i = 0; i < statement.ConceptAt.Length; i++)
            {
                if (Stems.Of(statement.Hits.Tokens.Word(i)) != 0 && meanings.Of(statement.Hits.Tokens.Word(i)) is { } direction)
                    found.Add(direction);
            }

            _known[statement] = directions = [.. found];
        }

        return directions;
    }
}
