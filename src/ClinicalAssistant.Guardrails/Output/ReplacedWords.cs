namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Finds a word of the sentence that stands nowhere in its evidence, where the evidence has the opposite, or another thing of the same kind at
/// the same place ("succeeds" for "fails", "doubles" for "triples").
/// </summary>
internal sealed class ReplacedWords(AnswerVocabulary vocabulary)
{
    private const double MostlyTheSame = 0.6;
    private readonly WordRelations _relations = vocabulary.Relations;

    /// <summary>The fault's code and the word, or null.</summary>
    public SentenceFault? Find(Statement sentence, IReadOnlyList<Fact> basis, FactBase facts)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is not (var concept and not 0) || facts.IsKnown(concept) || IsExplained(sentence, i, basis))
                continue;
            foreach (var fact in basis)
            {
                if (Replaces(sentence, i, fact.Statement) is { } code)
                    return new SentenceFault(code, sentence.Hits.Tokens.Word(i).ToString());
            }
        }

        return null;
    }

    /// <summary>Whether a word of the evidence says the same, or more or less the same.</summary>
    public bool IsExplained(Statement sentence, int token, IReadOnlyList<Fact> basis)
    {
        var word = sentence.Hits.Tokens.Word(token);
        foreach (var fact in basis)
        {
            for (var k = 0; k < fact.Statement.ConceptAt.Length; k++)
            {
                if (fact.Statement.ConceptAt[k] != 0 && _relations.Of(word, fact.Statement.Hits.Tokens.Word(k)) is WordRelation.Alike or WordRelation.Kind)
                    return true;
            }
        }

        return false;
    }

    private string? Replaces(Statement sentence, int token, Statement fact)
    {
        var shared = sentence.Shared(fact);
        if (shared == 0)
            return null;
        var word = sentence.Hits.Tokens.Word(token);
        for (var k = 0; k < fact.ConceptAt.Length; k++)
        {
            if (fact.ConceptAt[k] == 0 || sentence.Stems.Contains(fact.ConceptAt[k]) || sentence.DeniedAt[token] != fact.DeniedAt[k])
                continue;
            // "unaffected" and "not affected" say the same; words with a denying prefix have a check of their own.
            if (word.EndsWith(fact.Hits.Tokens.Word(k)) || fact.Hits.Tokens.Word(k).EndsWith(word))
                continue;
            switch (_relations.Of(word, fact.Hits.Tokens.Word(k)))
            {
                case WordRelation.Opposite when StandsBeside(sentence, token, fact, k) || shared >= MostlyTheSame * (sentence.Stems.Count - 1):
                    return "opposite_of_evidence";
                case WordRelation.Sister when StandsBeside(sentence, token, fact, k) && shared >= MostlyTheSame * (sentence.Stems.Count - 1):
                    return "claim_unsupported";
            }
        }

        return null;
    }

    /// <summary>Whether the words before or behind are the same.</summary>
    private static bool StandsBeside(Statement sentence, int token, Statement fact, int place) =>
        (Neighbour(sentence, token, -1) is var before and not 0 && before == Neighbour(fact, place, -1)) || (Neighbour(sentence, token, 1) is var after and not 0 && after == Neighbour(fact, place, 1));

    private static uint Neighbour(Statement statement, int token, int step)
    {
        for (var i = token + step; i >= 0 && i < statement.ConceptAt.Length && Math.Abs(i - token) <= 3; i += step)
        {
            if (statement.ConceptAt[i] != 0)
                return statement.ConceptAt[i];
        }

        return 0;
    }
}
