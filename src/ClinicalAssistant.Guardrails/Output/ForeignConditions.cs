using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A condition that a sentence tells as the patient's and the record does not hold: another numbered kind of a recorded one ("type 1 diabetes" where the
/// record has type 2), or one that neither record nor question names ("with your kidney disease") and the evidence at most lists among alternatives.
/// </summary>
internal sealed class ForeignConditions(GuardPolicy policy, string task, AnswerVocabulary vocabulary)
{
    private const int Reach = 5;
    private readonly int _general = policy.Group("general_clinical_words");
    private readonly int _linking = policy.Group("linking");

    /// <summary>The first such condition, or null.</summary>
    public string? Find(Statement sentence, IReadOnlyList<Fact> facts)
    {
        if (sentence.Text.Contains('?'))
            return null;
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.DeniedAt[i] || sentence.PartAt(sentence.Hits.Tokens[i].Start) is not { IsConditional: false })
                continue;
            if (IsOtherKind(sentence, i, facts))
                return "another kind of a recorded condition";
            if (IsOfPatient(sentence, i) && NamesForeign(sentence, i + 1, facts))
                return "a condition not in the record";
        }

        return null;
    }

    /// <summary>"Type 1 diabetes": the record holds another number of that kind, and nothing else that was read holds this one.</summary>
    private static bool IsOtherKind(Statement sentence, int token, IReadOnlyList<Fact> facts)
    {
        if (Kind(sentence, token) is not var (number, matter))
            return false;
        var other = false;
        foreach (var fact in facts)
        {
            for (var i = 0; i < fact.Statement.Hits.Tokens.Count; i++)
            {
                if (!fact.Statement.Hits.Tokens.Word(i).SequenceEqual(sentence.Hits.Tokens.Word(token)) || Kind(fact.Statement, i) is not var (theirs, what))
                    continue;
                if (theirs == number)
                    return false;
                other |= fact.Origin == FactOrigin.Record && what == matter;
            }
        }

        return other;
    }

    /// <summary>The number of "type 2", "grade II", "stage 3" and what it is a kind of, or null.</summary>
    private static (int Number, uint Matter)? Kind(Statement statement, int token)
    {
        var tokens = statement.Hits.Tokens;
        if (token + 1 >= tokens.Count || tokens.Word(token) is not ("type" or "grade" or "stage" or "class"))
            return null;
        var number = tokens.Word(token + 1) switch { "1" or "i" or "one" => 1, "2" or "ii" or "two" => 2, "3" or "iii" or "three" => 3, "4" or "iv" or "four" => 4, _ => 0 };
        if (number == 0)
            return null;
        var matter = token + 2 < tokens.Count ? statement.ConceptAt[token + 2] : 0;
        if (matter == 0 && token > 0)
            matter = statement.ConceptAt[token - 1];
        return matter == 0 ? null : (number, matter);
    }

    /// <summary>"Your", "his", "this man with".</summary>
    private static bool IsOfPatient(Statement sentence, int token)
    {
        var tokens = sentence.Hits.Tokens;
        return tokens.Word(token) switch
        {
            "your" or "his" or "her" => token == 0 || tokens.Word(token - 1) is "with" or "through" or "because" or "of" or "for" or "by" or "given" or "and" or "as",
            "with" => token > 1 && tokens.Word(token - 1) is "man" or "woman" or "boy" or "girl" or "patient" or "lady" or "gentleman" && tokens.Word(token - 2) is "this",
            _ => false,
        };
    }

    private bool NamesForeign(Statement sentence, int from, IReadOnlyList<Fact> facts)
    {
        var (named, foreign) = (false, false);
        for (var i = from; i < Math.Min(sentence.Hits.Tokens.Count, from + Reach); i++)
        {
            if (!sentence.Hits.Between(_linking, i, i).IsEmpty || IsVerb(sentence.Hits.Tokens.Word(i)))
                break;
            // "Kidney disease", "heart failure", "type 2 diabetes": general words that name a disease together.
            if (named && sentence.Hits.Tokens.Word(i) is "disease" or "failure")
                return !IsWithinLonger(sentence.Hits.Tokens.Word(i - 1), facts);
            if (sentence.ConceptAt[i] is not (var concept and not 0))
                continue;
            if (facts.Any(fact => (fact.Origin != FactOrigin.Evidence && fact.Statement.Stems.Contains(concept)) || Tells(fact, concept)))
                return false;
            named = true;
            foreign |= (vocabulary.IsDisease(sentence.Hits.Tokens.Word(i)) && sentence.Hits.Between(_general, i, i).IsEmpty) || (i > 1 && Kind(sentence, i - 2) is not null);
        }

        return foreign;
    }

    /// <summary>"Thyroid disease" of a record with hypothyroidism.</summary>
    private static bool IsWithinLonger(ReadOnlySpan<char> word, IReadOnlyList<Fact> facts)
    {
        var stem = word.Length > 5 ? word[..5] : word;
        foreach (var fact in facts)
        {
            if (fact.Origin != FactOrigin.Evidence && fact.Statement.Text.AsSpan().Contains(stem, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsVerb(ReadOnlySpan<char> word) =>
        word is "is" or "are" or "was" or "were" or "has" or "have" or "may" or "can" or "will" or "should" or "must" or "could" or "does" or "do" or "did";

    /// <summary>Whether evidence may tell it of the patient; one among several ("kidney or lung disease") names whom a rule is for.</summary>
    private bool Tells(Fact fact, uint concept) =>
        fact.EvidenceId is not null && fact.Statement.Stems.Contains(concept) && (task == ClinicalTask.Documentation || !IsListed(fact.Statement, concept));

    private static bool IsListed(Statement fact, uint concept)
    {
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            for (var at = Math.Max(0, i - 3); fact.ConceptAt[i] == concept && at < Math.Min(fact.ConceptAt.Length - 1, i + 4); at++)
            {
                if (fact.Hits.Tokens.Word(at) is "or" && fact.Hits.Tokens.Word(at + 1) is not ("above" or "below" or "more" or "less" or "over" or "under" or "higher" or "lower"))
                    return true;
            }
        }

        return false;
    }
}
