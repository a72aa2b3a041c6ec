using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "X raises INR on Y: switch to Z": the patient takes Y, and Z is of Y's class and not of X's, so that Y is what is exchanged and X may be given.
/// </summary>
internal sealed class Exchanges
{
    private const int Reach = 5;
    private readonly GuardPolicy _policy;
    private readonly NamedMedicines _medicines;
    private readonly List<(uint Name, HashSet<uint> Classes)> _taken = [];

    public Exchanges(GuardPolicy policy, Patient? patient, AnswerVocabulary vocabulary)
    {
        (_policy, _medicines) = (policy, new NamedMedicines(policy, vocabulary));
        foreach (var entry in patient?.Medications ?? [])
        {
            var medicine = Statement.Read(entry.Text, policy);
            if (Array.Find(medicine.ConceptAt, static concept => concept != 0) is var name and not 0)
                _taken.Add((name, medicine.Classes));
        }
    }

    /// <summary>The medicine of the patient that the fact says to exchange for another, or null.</summary>
    public uint? Of(Statement fact)
    {
        if (_taken.Count == 0 || !fact.Stems.Overlaps(_taken.Select(static own => own.Name)))
            return null;
        var tokens = fact.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is not ("switch" or "change" or "convert" or "swap" or "replace" or "exchange") || fact.DeniedAt[i])
                continue;
            for (var at = i + 1; at < Math.Min(tokens.Count, i + 1 + Reach); at++)
            {
                if (tokens.Word(at) is not ("to" or "with" or "for" or "by") || _medicines.Of(fact, at + 1, Math.Min(tokens.Count, at + 2)).Count == 0)
                    continue;
                if (Exchanged(fact, at + 1) is { } own)
                    return own;
                break;
            }
        }

        return null;
    }

    private uint? Exchanged(Statement fact, int successor)
    {
        var classes = ClassesAt(fact, successor);
        foreach (var (name, own) in _taken)
        {
            if (name != fact.ConceptAt[successor] && fact.Stems.Contains(name) && own.Overlaps(classes) && !IsOfOther(fact, successor, name, classes))
                return name;
        }

        return null;
    }

    /// <summary>Whether a third medicine of the fact is of the class too: that one may be what is exchanged.</summary>
    private bool IsOfOther(Statement fact, int successor, uint name, HashSet<uint> classes)
    {
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            if (fact.ConceptAt[i] is var concept and not 0 && concept != name && concept != fact.ConceptAt[successor] && ClassesAt(fact, i).Overlaps(classes))
                return true;
        }

        return false;
    }

    private HashSet<uint> ClassesAt(Statement fact, int token)
    {
        var classes = new HashSet<uint>();
        foreach (var (members, name) in _policy.Answers.Broader)
        {
            if (!fact.Hits.Between(members, token, token).IsEmpty)
                classes.Add(name);
        }

        return classes;
    }
}
