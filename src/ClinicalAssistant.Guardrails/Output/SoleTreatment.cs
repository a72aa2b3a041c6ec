using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What a sentence calls the patient's only treatment ("her only inhaler is salbutamol", "treated by diet alone", "takes nothing else") agrees with the
/// medicines of the record.
/// </summary>
internal sealed class SoleTreatment
{
    private const int Reach = 4;
    private readonly GuardPolicy _policy;
    private readonly List<Statement> _medicines = [];
    private readonly HashSet<uint> _told = [];
    private readonly int _sole;
    private readonly int _only;
    private readonly int _alone;
    private readonly int _general;
    private readonly int _measures;
    private readonly int _takes;
    private readonly int _manner;
    private readonly int _nothingElse;
    private readonly int _noTreatment;
    private readonly int _notOfNow;

    public SoleTreatment(GuardPolicy policy, Patient? patient)
    {
        _policy = policy;
        (_sole, _only, _alone) = (policy.Group("sole_claim"), policy.Group("only_words"), policy.Group("alone_words"));
        (_general, _measures, _takes) = (policy.Group("any_medicine"), policy.Group("lifestyle_measures"), policy.Group("sole_takes"));
        (_manner, _nothingElse, _noTreatment) = (policy.Group("sole_manner"), policy.Group("nothing_else"), policy.Group("no_treatment_for"));
        _notOfNow = policy.Group("not_of_now");
        foreach (var entry in patient?.Medications ?? [])
        {
            if (entry.Status is null or "active" && Statement.Read(entry.Text, policy) is { Stems.Count: > 0 } medicine && !medicine.Has(policy.Group("ended")))
                _medicines.Add(medicine);
        }
    }

    public void Check(Statement sentence, IReadOnlyList<string> cited, FactBase facts, List<SentenceFault> faults)
    {
        if (_medicines.Count == 0)
            return;
        if (Claims(sentence) && IsOfPatient(sentence) && !sentence.Has(_notOfNow) && !sentence.Text.Contains('?') && !sentence.Parts.Any(static part => part.IsConditional)
            && !(cited.Count > 0 && facts.Basis(cited).Any(fact => fact.Statement.Has(_sole))) && IsWrong(sentence))
            faults.Add(new SentenceFault("patient_fact_conflict", "medicines"));
        _told.UnionWith(sentence.Stems);
    }

    private bool Claims(Statement sentence) => sentence.Has(_sole) && sentence.Dates.Count == 0;

    private bool IsWrong(Statement sentence)
    {
        foreach (var hit in sentence.Hits.Of(_only))
        {
            if (OnlyIsWrong(sentence, hit))
                return true;
        }

        foreach (var hit in sentence.Hits.Of(_alone))
        {
            if (AloneIsWrong(sentence, hit))
                return true;
        }

        // "No other inhalers", "nothing else": what the answer told before counts as named.
        if (sentence.Hits.Of(_nothingElse) is [var else_, ..])
            return Others(sentence, Kind(sentence, else_.End, else_.End + 2), beyondTold: true);
        return sentence.Hits.Of(_noTreatment) is [var none, ..] && (Kind(sentence, none.End, none.End + Reach) ?? (sentence.Hits.Tokens.Word(none.Start) is "untreated" ? Kind(sentence, 0, none.Start) : null)) is { } treated && Others(sentence, treated);
    }

    /// <summary>"Her only inhaler is X", "takes only X", "is on X only".</summary>
    private bool OnlyIsWrong(Statement sentence, TermHits.Hit only)
    {
        if (!sentence.Hits.Between(_general, only.End, only.End + 1).IsEmpty)
            return Others(sentence, Kind(sentence, 0, sentence.ConceptAt.Length));
        if (Kind(sentence, only.End, only.End) is { } kind)
            return Others(sentence, kind, kindAt: only.End);
        var tokens = sentence.Hits.Tokens;
        var named = Named(sentence, only.End, only.End + Reach) ?? Named(sentence, only.Start - Reach, only.Start - 1);
        if (named is not { } medicine || sentence.Hits.Between(_takes, only.Start - Reach, only.End).IsEmpty)
            return false;
        // "Only takes it when needed", "takes salbutamol only at night": how, and not what else.
        if (!sentence.Hits.Between(_manner, Math.Max(medicine, only.Start) + 1, Math.Max(medicine, only.Start) + 2).IsEmpty && !(medicine > only.Start && Kind(sentence, medicine, tokens.Count) is not null))
            return false;
        return Others(sentence, Kind(sentence, only.End, tokens.Count));
    }

    /// <summary>"Diet alone", "metformin alone", "metformin monotherapy": nothing else for the same thing.</summary>
    private bool AloneIsWrong(Statement sentence, TermHits.Hit alone)
    {
        if (!sentence.Hits.Between(_measures, alone.Start - Reach, alone.Start).IsEmpty)
            return Kind(sentence, 0, sentence.ConceptAt.Length) is { } treated && Others(sentence, treated);
        return Named(sentence, alone.Start - 1, alone.Start - 1) is { } medicine && (Kind(sentence, 0, sentence.ConceptAt.Length) ?? KindOf(sentence, medicine)) is { } kind && Others(sentence, kind);
    }

    /// <summary>Whether the record holds a medicine, of the kind where one is named, that the sentence does not name.</summary>
    private bool Others(Statement sentence, Func<Statement, bool>? kind, bool beyondTold = false, int kindAt = -1)
    {
        // The kind itself ("her only painkiller") names none of its medicines.
        var named = new HashSet<uint>(sentence.Stems);
        if (kindAt >= 0 && kindAt < sentence.ConceptAt.Length)
            named.Remove(sentence.ConceptAt[kindAt]);
        foreach (var medicine in _medicines)
        {
            if ((kind is null || kind(medicine)) && !IsNamed(medicine, named) && !(beyondTold && IsNamed(medicine, _told)))
                return true;
        }

        return false;
    }

    private static bool IsNamed(Statement medicine, HashSet<uint> named)
    {
        var seen = 0;
        foreach (var concept in medicine.ConceptAt)
        {
            if (concept == 0)
                continue;
            if (named.Contains(concept))
                return true;
            if (++seen == 2)
                break;
        }

        return medicine.Classes.Overlaps(named);
    }

    /// <summary>What is treated, or the class of medicines, that a stretch names; null where it names none.</summary>
    private Func<Statement, bool>? Kind(Statement sentence, int from, int to)
    {
        foreach (var (names, medicines) in _policy.Answers.Treatments)
        {
            if (!sentence.Hits.Between(names, from, to).IsEmpty)
                return medicine => medicine.Has(medicines) || medicine.Has(names);
        }

        foreach (var (_, name) in _policy.Answers.Broader)
        {
            for (var i = Math.Max(0, from); i <= to && i < sentence.ConceptAt.Length; i++)
            {
                if (sentence.ConceptAt[i] == name && name != 0)
                    return medicine => medicine.Classes.Contains(name) || medicine.Stems.Contains(name);
            }
        }

        return null;
    }

    /// <summary>The kind that a medicine is of, where the sentence says no other.</summary>
    private Func<Statement, bool>? KindOf(Statement sentence, int medicine)
    {
        foreach (var (_, medicines) in _policy.Answers.Treatments)
        {
            if (!sentence.Hits.Between(medicines, medicine, medicine).IsEmpty)
                return other => other.Has(medicines);
        }

        return null;
    }

    /// <summary>Where a medicine of the record stands in a stretch, or null.</summary>
    private int? Named(Statement sentence, int from, int to)
    {
        for (var i = Math.Max(0, from); i <= to && i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && _medicines.Exists(medicine => Array.Find(medicine.ConceptAt, static one => one != 0) == concept))
                return i;
        }

        return null;
    }

    private static bool IsOfPatient(Statement sentence)
    {
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "she" or "he" or "her" or "his" or "him" or "you" or "your" or "patient" or "patients" or "man" or "woman" or "boy" or "girl" or "lady" or "gentleman" or "takes")
                return true;
        }

        return false;
    }
}
