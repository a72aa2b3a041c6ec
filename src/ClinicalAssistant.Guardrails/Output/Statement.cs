using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence read for comparison: its meaningful words, numbers, citations, and which way it points.</summary>
internal sealed class Statement
{
    private Statement(string text, TermHits hits, IReadOnlyList<TextNumber> numbers, HashSet<uint> stems)
    {
        Text = text;
        Hits = hits;
        Numbers = numbers;
        Stems = stems;
    }

    /// <summary>Meaningful words that it states as absent.</summary>
    public HashSet<uint> Absent { get; } = [];

    /// <summary>Meaningful words that it states as past.</summary>
    public HashSet<uint> Past { get; } = [];

    /// <summary>Meaningful words that it states as present, outright or as suspected.</summary>
    public HashSet<uint> Present { get; } = [];

    public string Text { get; }

    public TermHits Hits { get; }

    public IReadOnlyList<TextNumber> Numbers { get; }

    public HashSet<uint> Stems { get; }

    public static Statement Read(string text, GuardPolicy policy)
    {
        var tokens = Tokens.Read(text);
        var statement = new Statement(text, policy.Index.Find(tokens), NumberReader.Read(text), new HashSet<uint>(tokens.Count));
        var context = ContextScope.Read(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            var stem = Guardrails.Stems.Of(tokens.Word(i));
            if (stem == 0)
                continue;
            statement.Stems.Add(stem);
            var sense = context.At(tokens[i].Start, tokens[i].End);
            if ((sense & ContextSense.Negated) != 0)
                statement.Absent.Add(stem);
            else if ((sense & ContextSense.Historical) != 0)
                statement.Past.Add(stem);
            else if ((sense & (ContextSense.Family | ContextSense.Hypothetical)) == 0)
                statement.Present.Add(stem);
        }

        return statement;
    }

    public bool Has(int group) => Hits.Any(group);

    /// <summary>How many meaningful words both hold.</summary>
    public int Shared(Statement other)
    {
        var (small, large) = Stems.Count <= other.Stems.Count ? (Stems, other.Stems) : (other.Stems, Stems);
        var shared = 0;
        foreach (var stem in small)
            shared += large.Contains(stem) ? 1 : 0;
        return shared;
    }

    /// <summary>Which way a bound points at a number: 1 above, -1 below, 0 not said.</summary>
    public int Direction(TextNumber number, int moreThan, int lessThan)
    {
        switch (number.Comparison)
        {
            case ">" or ">=":
                return 1;
            case "<" or "<=":
                return -1;
        }

        var above = Precedes(number, moreThan);
        var below = Precedes(number, lessThan);
        return above == below ? 0 : above ? 1 : -1;
    }

    private bool Precedes(TextNumber number, int group)
    {
        foreach (var hit in Hits.Of(group))
        {
            var end = Hits.Tokens[hit.End - 1].End;
            if (end <= number.Start && number.Start - end <= 8)
                return true;
            // "35 g/L or more", "90 mmHg or below".
            var start = Hits.Tokens[hit.Start].Start;
            if (start >= number.End && start - number.End <= 4 && Hits.Tokens[hit.Start].Sentence == SentenceAt(number.Start) && Hits.Tokens.Text.AsSpan(number.End, start - number.End).Contains("or", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private int SentenceAt(int place)
    {
        for (var i = 0; i < Hits.Tokens.Count; i++)
        {
            if (Hits.Tokens[i].End > place)
                return Hits.Tokens[i].Sentence;
        }

        return -1;
    }
}
