namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Finds a sentence that repeats its evidence nearly word for word with one clinical word exchanged for another that stands nowhere: the words
/// before and behind are the same, and so is nearly all the rest.
/// </summary>
internal static class Substitution
{
    private const int LeastShared = 4;
    private const double NearlyAll = 0.8;

    /// <summary>The word that was put in, or null.</summary>
    public static string? Find(Statement sentence, List<string> cited, FactBase facts, Func<Statement, int, bool> isTerm, Func<Statement, int, bool> isGeneral)
    {
        var words = Words(sentence);
        var at = -1;
        for (var i = 0; i < words.Count; i++)
        {
            if (facts.IsKnown(words[i].Concept))
                continue;
            if (at >= 0)
                return null;
            at = i;
        }

        if (at < 0 || words.Count < LeastShared + 1 || isGeneral(sentence, words[at].Token))
            return null;
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is { } id && cited.Contains(id) && Replaces(words, at, fact.Statement, sentence, isTerm))
                return sentence.Hits.Tokens.Word(words[at].Token).ToString();
        }

        return null;
    }

    private static bool Replaces(List<(uint Concept, int Token)> words, int at, Statement fact, Statement sentence, Func<Statement, int, bool> isTerm)
    {
        var shared = sentence.Shared(fact);
        if (shared < LeastShared || shared < NearlyAll * (sentence.Stems.Count - 1) || shared < NearlyAll * (fact.Stems.Count - 1))
            return false;
        var theirs = Words(fact);
        for (var i = 0; i < theirs.Count; i++)
        {
            if (sentence.Stems.Contains(theirs[i].Concept) || !(isTerm(fact, theirs[i].Token) || isTerm(sentence, words[at].Token)))
                continue;
            var before = at == 0 ? i == 0 : i > 0 && words[at - 1].Concept == theirs[i - 1].Concept;
            var after = at == words.Count - 1 ? i == theirs.Count - 1 : i < theirs.Count - 1 && words[at + 1].Concept == theirs[i + 1].Concept;
            if (before && after)
                return true;
        }

        return false;
    }

    private static List<(uint Concept, int Token)> Words(Statement statement)
    {
        var words = new List<(uint, int)>(statement.ConceptAt.Length);
        for (var i = 0; i < statement.ConceptAt.Length; i++)
        {
            if (statement.ConceptAt[i] != 0)
                words.Add((statement.ConceptAt[i], i));
        }

        return words;
    }
}
