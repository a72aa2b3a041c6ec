namespace ClinicalAssistant.Guardrails;

/// <summary>"Plasma is needed" where the cited evidence says "plasma not needed, even with …", and speaks of it nowhere else.</summary>
internal static class NeededAnyway
{
    private const int Reach = 5;
    private const int Few = 2;

    /// <summary>The evidence that says that what the word at the token is said of is not needed, or null.</summary>
    public static Fact? For(Statement sentence, int token, IReadOnlyList<Fact> basis)
    {
        if (Head(sentence, token) is not (>= 0 and var head) || IsFree(sentence, token) || Limits(sentence))
            return null;
        var needed = sentence.ConceptAt[head];
        Fact? freeing = null;
        foreach (var fact in basis)
        {
            if (fact.EvidenceId is null)
                continue;
            var freed = -1;
            for (var i = 0; i < fact.Statement.Hits.Tokens.Count; i++)
            {
                if (Head(fact.Statement, i) is >= 0 and var other && fact.Statement.ConceptAt[other] == needed && IsFree(fact.Statement, i))
                    freed = other;
            }

            // What else the evidence says of it may be the need.
            for (var i = 0; i < fact.Statement.ConceptAt.Length; i++)
            {
                if (i != freed && fact.Statement.ConceptAt[i] == needed)
                    return null;
            }

            if (freed >= 0 && !Limits(fact.Statement) && IsOfOneCase(sentence, fact.Statement))
                freeing = fact;
        }

        return freeing;
    }

    /// <summary>What "needed" or "required" is said of, right before it; -1 for none ("as needed").</summary>
    private static int Head(Statement statement, int token)
    {
        var tokens = statement.Hits.Tokens;
        if (token == 0 || tokens.Word(token) is not ("needed" or "required" or "necessary" or "mandatory" or "indicated" or "warranted") || tokens.Word(token - 1) is "as" or "if" or "when" or "where" or "than" or "unless" or "be" or "until")
            return -1;
        for (var i = token - 1; i >= Math.Max(0, token - Reach) && !OrderWords.EndsClause(tokens, i + 1); i--)
        {
            if (statement.ConceptAt[i] != 0 && !char.IsAsciiDigit(tokens.Word(i)[0]) && !tokens.Word(i).EndsWith("ly"))
                return i;
        }

        return -1;
    }

    private static bool IsFree(Statement statement, int token)
    {
        for (var i = Math.Max(0, token - Reach); i < token; i++)
        {
            if (statement.Hits.Tokens.Word(i) is "not" or "no" or "nor" or "never" or "neither" or "isnt" or "arent" or "wasnt" or "without" or "nothing" or "hardly" or "rarely" or "seldom" or "longer" or "less" or "more")
                return true;
        }

        return false;
    }

    /// <summary>What is not needed as a rule may be needed in another case: only a figure of the evidence shows that it is this one.</summary>
    private static bool IsOfOneCase(Statement sentence, Statement fact)
    {
        if (sentence.Parts.Any(part => part.IsTemporal && !part.Concepts.IsSubsetOf(fact.Stems)))
            return false;
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "routinely" or "usually" or "always" or "generally" or "normally" or "automatically" or "routine")
                return sentence.Numbers.Any(fact.HoldsFigure);
        }

        return sentence.Shared(fact) > 1 || sentence.Stems.Count <= Few;
    }

    private static bool Limits(Statement statement)
    {
        if (statement.Parts.Any(static part => part.IsConditional) && !AppliedRules.Waives(statement))
            return true;
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            if (statement.Hits.Tokens.Word(i) is "unless" or "except" or "only" or "otherwise" or "but" or "though" or "although" or "alone" or "rather" or "instead" or "without")
                return true;
        }

        return false;
    }
}
