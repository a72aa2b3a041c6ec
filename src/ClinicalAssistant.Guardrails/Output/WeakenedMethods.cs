using System.Text.RegularExpressions;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "X makes the implant unreliable", "the coil is ineffective with X": the patient takes X, and the sentence offers the other or promises that it works,
/// without a word of X being stopped.
/// </summary>
internal sealed partial class WeakenedMethods(PatientSituation situation, Proposals proposals, AnswerVocabulary vocabulary)
{
    private const int Longest = 3;
    private const int Reach = 6;

    /// <summary>Whether the sentence offers what <paramref name="fact"/> says a medicine of the record makes unreliable.</summary>
    public bool IsTrusted(Statement sentence, Statement fact)
    {
        if (sentence.HasDenial || Excepts().IsMatch(sentence.Text) || !(proposals.IsProposal(sentence) || proposals.Permits(sentence) || Proposals.IsOffer(sentence) || Promises().IsMatch(sentence.Text)))
            return false;
        var tokens = fact.Hits.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is not ("unreliable" or "ineffective" or "useless" or "unprotected" or "unsafe" or "fail") || fact.DeniedAt[i])
                continue;
            if (Weakened(fact, i, !NamesOtherMedicine(sentence, fact)) is { Count: > 0 and <= Longest } weakened && Names(sentence, fact, weakened) && !IsWarned(sentence, weakened))
                return true;
        }

        return false;
    }

    /// <summary>Whether the sentence speaks of all of it, a word that begins alike included ("contraceptive pills", "the pill as contraception").</summary>
    private static bool Names(Statement sentence, Statement fact, HashSet<uint> weakened)
    {
        if (!weakened.Overlaps(sentence.Stems))
            return false;
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            if (!weakened.Contains(fact.ConceptAt[i]) || sentence.Stems.Contains(fact.ConceptAt[i]))
                continue;
            var alike = false;
            for (var at = 0; at < sentence.Hits.Tokens.Count; at++)
                alike |= WordBeginnings.AreAlike(sentence.Hits.Tokens.Word(at), fact.Hits.Tokens.Word(i));
            if (!alike)
                return false;
        }

        return true;
    }

    /// <summary>"With isoniazid the pill works": another medicine than the one that the fact speaks of.</summary>
    private bool NamesOtherMedicine(Statement sentence, Statement fact)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && !fact.Stems.Contains(concept) && !situation.Medicines.Contains(concept) && vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }

    /// <summary>What stands between "makes" and the word, or before "is"; empty where no medicine of the record does it.</summary>
    private HashSet<uint> Weakened(Statement fact, int word, bool asked)
    {
        var tokens = fact.Hits.Tokens;
        for (var verb = word - 1; verb >= Math.Max(0, word - Reach); verb--)
        {
            if (tokens.Word(verb) is "makes" or "make" or "renders" or "render" or "leaves" or "leave")
                return IsOfPatient(fact, 0, verb, asked) ? Between(fact, verb + 1, word) : [];
            if (tokens.Word(verb) is "is" or "are" or "becomes" or "become")
                return IsOfPatient(fact, word + 1, tokens.Count, asked) ? Between(fact, 0, verb) : [];
        }

        return [];
    }

    /// <summary>Whether the stretch names a medicine of the record, or one that the question is about.</summary>
    private bool IsOfPatient(Statement fact, int from, int end, bool asked)
    {
        for (var i = from; i < end; i++)
        {
            if (fact.ConceptAt[i] != 0 && (situation.Medicines.Contains(fact.ConceptAt[i]) || (asked && situation.IsAsked(fact.ConceptAt[i]) && vocabulary.IsMedicine(fact.Hits.Tokens.Word(i)))))
                return true;
        }

        return false;
    }

    private HashSet<uint> Between(Statement fact, int from, int end)
    {
        var found = new HashSet<uint>();
        for (var i = from; i < end; i++)
        {
            if (fact.ConceptAt[i] != 0 && !situation.Medicines.Contains(fact.ConceptAt[i]))
                found.Add(fact.ConceptAt[i]);
        }

        return found;
    }

    private bool IsWarned(Statement sentence, HashSet<uint> concepts)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (concepts.Contains(sentence.ConceptAt[i]) && (proposals.IsWarned(sentence, i) || Proposals.IsTakenAway(sentence, i)))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:covered|protected|reliabl[ey]|dependabl[ey]|safely?|effective(?:ly)?|works?|enough|sufficient|adequate(?:ly)?|suits?|suitable|fine|relied|counts? on|rely)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Promises();

    /// <summary>"Once the medicine is stopped", "normally", "in others".</summary>
    [GeneratedRegex(@"\b(?:if|unless|once|until|after|but|instead|than|less|would|otherwise|normally|usually|others|was|were|had|no|not|never|un\w+|ineffective|weak\w+|stop\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Excepts();
}
