using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A condition that a sentence tells as the patient's and the record does not hold: another numbered kind of a recorded one ("type 1 diabetes" where the
/// record has type 2), or one that neither record nor question names ("with your kidney disease") and the evidence at most lists among alternatives.
/// </summary>
internal sealed class ForeignConditions(GuardPolicy policy, OutputContext context, AnswerVocabulary vocabulary)
{
    private const int Reach = 5;
    private const decimal ReducedEgfr = 60;
    private readonly int _renal = policy.Group("renal_terms");
    private readonly List<Statement> _conditions = [.. (context.Patient?.Conditions ?? []).Select(condition => Statement.Read(condition.Text, policy))];
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

    /// <summary>"Type 1 diabetes": the record holds another number of that kind, and nothing else that was read tells this one; evidence tells it of none that the sentence calls the patient's.</summary>
    private bool IsOtherKind(Statement sentence, int token, IReadOnlyList<Fact> facts)
    {
        if (Kind(sentence, token) is not var (number, matter))
            return false;
        var isToldOfPatient = IsToldOfPatient(sentence, token);
        var other = false;
        foreach (var fact in facts)
        {
            for (var i = 0; i < fact.Statement.Hits.Tokens.Count; i++)
            {
                if (!fact.Statement.Hits.Tokens.Word(i).SequenceEqual(sentence.Hits.Tokens.Word(token)) || Kind(fact.Statement, i) is not var (theirs, what))
                    continue;
                if (theirs == number && (fact.Origin != FactOrigin.Evidence || context.Task == ClinicalTask.Documentation || !isToldOfPatient))
                    return false;
                other |= fact.Origin == FactOrigin.Record && what == matter;
            }
        }

        return other;
    }

    /// <summary>"She has type 1 diabetes", "her type 1 diabetes".</summary>
    private static bool IsToldOfPatient(Statement sentence, int token)
    {
        for (var i = Math.Max(0, token - 3); i < token; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "has" or "her" or "his" or "your" or "have" && (i == 0 || sentence.Hits.Tokens.Word(i - 1) is not ("who" or "people" or "adults" or "children" or "patients")))
                return true;
        }

        return false;
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
            // "Her record mentions no splenectomy" tells of the record.
            if (i == from && sentence.Hits.Tokens.Word(i) is "record" or "records" or "notes" or "chart" or "file")
                return false;
            if (!sentence.Hits.Between(_linking, i, i).IsEmpty || IsVerb(sentence.Hits.Tokens.Word(i)))
                break;
            // "Kidney disease", "heart failure", "type 2 diabetes": general words that name a disease together.
            if (i > from && sentence.Hits.Tokens.Word(i) is "disease" or "failure")
                return !IsOwn(sentence, i, facts);
            if (sentence.ConceptAt[i] is not (var concept and not 0))
                continue;
            if (facts.Any(fact => (fact.Origin != FactOrigin.Evidence && fact.Statement.Stems.Contains(concept)) || Tells(fact, concept)) && !IsNamedDisease(sentence, i + 1))
                return false;
            named = true;
            foreign |= (vocabulary.IsDisease(sentence.Hits.Tokens.Word(i)) && sentence.Hits.Between(_general, i, i).IsEmpty) || (i > 1 && Kind(sentence, i - 2) is not null);
        }

        return foreign;
    }

    private static bool IsNamedDisease(Statement sentence, int next) => next < sentence.Hits.Tokens.Count && sentence.Hits.Tokens.Word(next) is "disease" or "failure";

    /// <summary>
    /// Whether the "disease" or "failure" that ends at the token is the patient's: a condition of the record or the question names both words or holds the
    /// organ within a longer word ("thyroid disease" of hypothyroidism), the kidneys work badly, or evidence tells it of the patient.
    /// </summary>
    private bool IsOwn(Statement sentence, int token, IReadOnlyList<Fact> facts)
    {
        if (context.Patient?.Egfr < ReducedEgfr && !sentence.Hits.Between(_renal, token - 1, token - 1).IsEmpty)
            return true;
        var organ = sentence.ConceptAt[token - 1];
        var word = sentence.Hits.Tokens.Word(token - 1);
        foreach (var condition in _conditions)
        {
            if (IsOfOrgan(condition, organ, word) || (!sentence.Hits.Between(_renal, token - 1, token - 1).IsEmpty && condition.Has(_renal) && NamesDisease(condition)))
                return true;
        }

        foreach (var fact in facts)
        {
            if (fact.Origin == FactOrigin.Question ? IsOfOrgan(fact.Statement, organ, word) : Tells(fact, organ) && (context.Task == ClinicalTask.Documentation || context.Patient?.Conditions is not { Count: > 0 }) && NamesDisease(fact.Statement))
                return true;
        }

        return false;
    }

    /// <summary>"Chronic kidney disease", "hypothyroidism", "asthma and COPD" for the lungs no.</summary>
    private static bool IsOfOrgan(Statement told, uint organ, ReadOnlySpan<char> word)
    {
        if (organ != 0 && told.Stems.Contains(organ))
            return NamesDisease(told);
        var stem = word.Length > 5 ? word[..5] : word;
        var tokens = told.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i).Length > word.Length + 1 && tokens.Word(i).Contains(stem, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool NamesDisease(Statement told)
    {
        for (var i = 0; i < told.Hits.Tokens.Count; i++)
        {
            if (told.Hits.Tokens.Word(i) is "disease" or "failure" or "insufficiency" or "impairment" or "dysfunction" or "transplant")
                return true;
        }

        return false;
    }

    private static bool IsVerb(ReadOnlySpan<char> word) =>
        word is "is" or "are" or "was" or "were" or "has" or "have" or "may" or "can" or "will" or "should" or "must" or "could" or "does" or "do" or "did";

    /// <summary>Whether evidence may tell it of the patient; one among several ("kidney or lung disease") names whom a rule is for.</summary>
    private bool Tells(Fact fact, uint concept) =>
        fact.EvidenceId is not null && fact.Statement.Stems.Contains(concept) && (context.Task == ClinicalTask.Documentation || !IsListed(fact.Statement, concept));

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
