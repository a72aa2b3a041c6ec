using System.Text.RegularExpressions;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "X makes the implant unreliable", "the coil is ineffective with X": the patient takes X, and the sentence offers the other or promises that it works,
/// without a word of X being stopped.
/// </summary>
internal sealed partial class WeakenedMethods(PatientSituation situation, Proposals proposals)
{
    private const int Longest = 3;
    private const int Reach = 6;

    /// <summary>Whether the sentence offers what <paramref name="fact"/> says a medicine of the record makes unreliable.</summary>
    public bool IsTrusted(Statement sentence, Statement fact)
    {
        if (situation.Medicines.Count == 0 || sentence.HasDenial || Excepts().IsMatch(sentence.Text) || !(proposals.IsProposal(sentence) || proposals.Permits(sentence) || Proposals.IsOffer(sentence) || Promises().IsMatch(sentence.Text)))
            return false;
        var tokens = fact.Hits.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is not ("unreliable" or "ineffective" or "useless" or "unprotected" or "unsafe") || fact.DeniedAt[i])
                continue;
            if (Weakened(fact, i) is { Count: > 0 and <= Longest } weakened && weakened.IsSubsetOf(sentence.Stems) && !IsWarned(sentence, weakened))
                return true;
        }

        return false;
    }

    /// <summary>What stands between "makes" and the word, or before "is"; empty where no medicine of the record does it.</summary>
    private HashSet<uint> Weakened(Statement fact, int word)
    {
        var tokens = fact.Hits.Tokens;
        for (var verb = word - 1; verb >= Math.Max(0, word - Reach); verb--)
        {
            if (tokens.Word(verb) is "makes" or "make" or "renders" or "render" or "leaves" or "leave")
                return IsOfRecord(fact, 0, verb) ? Between(fact, verb + 1, word) : [];
            if (tokens.Word(verb) is "is" or "are" or "becomes" or "become")
                return IsOfRecord(fact, word + 1, tokens.Count) ? Between(fact, 0, verb) : [];
        }

        return [];
    }

    private bool IsOfRecord(Statement fact, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (fact.ConceptAt[i] != 0 && situation.Medicines.Contains(fact.ConceptAt[i]))
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

    [GeneratedRegex(@"\b(?:covered|protected|reliabl[ey]|dependabl[ey]|safely?|effective(?:ly)?|works?|enough|sufficient|suits?|suitable|fine|relied|counts? on|rely)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Promises();

    /// <summary>"Once the medicine is stopped", "normally", "in others".</summary>
    [GeneratedRegex(@"\b(?:if|unless|once|until|after|but|instead|than|less|would|otherwise|normally|usually|others|was|were|had|no|not|never|un\w+|ineffective|weak\w+|stop\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Excepts();
}
