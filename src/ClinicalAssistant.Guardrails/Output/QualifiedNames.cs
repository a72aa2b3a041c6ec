namespace ClinicalAssistant.Guardrails;

/// <summary>Names whose first words tell which of a kind is meant: the hepatitis A vaccine is not the yellow fever vaccine.</summary>
internal static class QualifiedNames
{
    private const int Reach = 4;

    /// <summary>Whether the sentence and the fact each say which one they mean, and not the same one; a fact about a class ("live vaccines") means all of it.</summary>
    public static bool Differ(Statement sentence, int token, Statement fact)
    {
        // A name of several words stands at its first.
        var head = token;
        while (head + 1 < sentence.ConceptAt.Length && head - token < Reach && !IsHead(sentence.Hits.Tokens.Word(head)) && !IsFunctionWord(sentence.Hits.Tokens.Word(head + 1)))
            head++;
        if (!IsHead(sentence.Hits.Tokens.Word(head)) || Kind(sentence, head) is not { Count: > 0 } mine || mine.Overlaps(fact.Stems))
            return false;
        var named = false;
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            if (!IsHead(fact.Hits.Tokens.Word(i)))
                continue;
            if (Kind(fact, i).Count == 0)
                return false;
            named = true;
        }

        return named;
    }

    /// <summary>What the words right before the head name, adjectives of a class aside.</summary>
    private static HashSet<uint> Kind(Statement statement, int head)
    {
        var kind = new HashSet<uint>();
        var tokens = statement.Hits.Tokens;
        for (var i = head - 1; i >= Math.Max(0, head - Reach); i--)
        {
            if (!tokens.Text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End).IsWhiteSpace() || (IsFunctionWord(tokens.Word(i)) && !IsLetter(tokens, i)))
                break;
            if (statement.ConceptAt[i] is var concept and not 0 && !IsOfClass(tokens.Word(i)))
                kind.Add(concept);
        }

        return kind;
    }

    /// <summary>The A of "hepatitis A".</summary>
    private static bool IsLetter(Tokens tokens, int token) => tokens.Word(token).Length == 1 && char.IsAsciiLetterUpper(tokens.Text[tokens[token].Start]);

    private static bool IsHead(ReadOnlySpan<char> word) =>
        word is "vaccine" or "vaccines" or "vaccination" or "vaccinations" or "immunisation" or "immunization" or "jab" or "jabs" or "immunoglobulin" or "immunoglobulins" or "antitoxin" or "antivenom" or "antivenoms" or "toxoid";

    private static bool IsFunctionWord(ReadOnlySpan<char> word) =>
        word is "the" or "a" or "an" or "this" or "that" or "her" or "his" or "your" or "their" or "of" or "for" or "with" or "and" or "or" or "have" or "give" or "offer" or "get" or "is" or "are" or "no" or "not" or "avoid" or "any" or "all";

    private static bool IsOfClass(ReadOnlySpan<char> word) =>
        word is "live" or "attenuated" or "inactivated" or "killed" or "oral" or "nasal" or "intranasal" or "injected" or "injectable" or "other" or "such" or "these" or "routine" or "travel" or "childhood" or "booster" or "conjugate" or "recombinant" or "human" or "normal" or "specific";
}
