using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence denies nothing that the question or the record states, and states nothing that they deny.</summary>
internal sealed class RecordDenials
{
    private const int Near = 4;
    private readonly int _recommending;
    private readonly int _against;
    private readonly HashSet<uint> _allergens = [];
    private readonly List<HashSet<uint>> _held = [];

    public RecordDenials(GuardPolicy policy, Patient? patient)
    {
        _recommending = policy.Group("recommending");
        _against = policy.Group("advising_against");
        foreach (var allergy in patient?.Allergies ?? [])
            _allergens.UnionWith(Statement.Read(allergy.Text, policy).Stems);
        foreach (var entry in (IEnumerable<RecordEntry>)[.. patient?.Conditions ?? [], .. patient?.Allergies ?? []])
            _held.Add(NameOf(entry.Text, policy));
    }

    /// <summary>What the question or the record states is denied, or the other way round.</summary>
    public void Check(Statement sentence, IReadOnlyList<Fact> given, List<SentenceFault> faults)
    {
        // A question states nothing as absent.
        if (sentence.Text.Contains('?'))
            return;
        // What cites evidence and tells nothing of the patient is met by conditions and allergies of the record alone.
        var isOfEvidence = sentence.Cited.Count > 0 && !TellsOfPatient(sentence);
        var facts = isOfEvidence ? [.. given.Where(fact => fact.Origin != FactOrigin.Question)] : given;
        foreach (var concept in sentence.Absent)
        {
            if (!(isOfEvidence && !IsHeld(concept, sentence)) && DenialOf(concept, sentence) is { } part && (Stands(concept, facts, present: true) || (TellsOfPast(sentence, part) && StandsAsPast(concept, facts))) && !Stands(concept, given, present: false) && !IsDeniedByReader(concept, given) && !IsDeniedInEvidence(concept, sentence, facts))
            {
                faults.Add(new SentenceFault("negation_conflict", "stated as absent"));
                return;
            }
        }

        foreach (var concept in sentence.Present)
        {
            if (Stands(concept, facts, present: false) && !Stands(concept, given, present: true) && !InEvidence(concept, facts) && !sentence.Parts.Any(part => part.Denied.Contains(concept) || (part.Concepts.Contains(concept) && Advises(sentence, part))))
            {
                faults.Add(new SentenceFault("negation_conflict", "stated as present"));
                return;
            }
        }
    }

    /// <summary>The name of a condition or an allergy, without its kind and the remark behind it ("mild asthma, since childhood").</summary>
    private static HashSet<uint> NameOf(string entry, GuardPolicy policy)
    {
        var end = entry.AsSpan().IndexOfAny("(,;:–");
        var name = Statement.Read(end > 0 ? entry[..end] : entry, policy);
        var concepts = new HashSet<uint>(name.Stems);
        foreach (var past in name.Hits.Of(policy.Group("past")))
            concepts.Remove(name.ConceptAt[past.Start]);
        for (var i = 0; i < name.ConceptAt.Length && concepts.Count > 1; i++)
        {
            if (name.Hits.Tokens.Word(i) is "type" or "stage" or "grade" or "chronic" or "mild" or "moderate" or "severe" or "known")
                concepts.Remove(name.ConceptAt[i]);
        }

        return concepts;
    }

    /// <summary>Whether the record holds it as a condition or an allergy whose name the sentence says for the most part; "no fever" says little of hay fever.</summary>
    private bool IsHeld(uint concept, Statement sentence) => _held.Exists(name => name.Contains(concept) && Sets.Shared(name, sentence.Stems) * 2 > name.Count);

    /// <summary>"She has", "you have had".</summary>
    private static bool TellsOfPatient(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is "has" or "have" or "had" or "does" or "do" or "did" or "reports" or "denies" && tokens.Word(i - 1) is "he" or "she" or "you" or "they" or "patient" or "i")
                return true;
        }

        return false;
    }

    private static bool Stands(uint concept, IReadOnlyList<Fact> facts, bool present)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is null && (present ? fact.Statement.Present : fact.Statement.Absent).Contains(concept) && !(present && IsAsked(concept, fact)))
                return true;
        }

        return false;
    }

    /// <summary>"Chest pain since noon, treat her migraine?" states the pain and asks about the migraine.</summary>
    private static bool IsAsked(uint concept, Fact fact) =>
        fact.Origin == FactOrigin.Question && fact.Statement.Text.AsSpan().TrimEnd().EndsWith('?') && fact.Statement.Parts is [.., var last] && last.Concepts.Contains(concept)
            && !fact.Statement.Parts.SkipLast(1).Any(part => part.Concepts.Contains(concept));

    /// <summary>The clause that denies it, and does not advise, or null.</summary>
    private StatementPart? DenialOf(uint concept, Statement sentence)
    {
        foreach (var part in sentence.Parts)
        {
            if (!part.IsConditional && (!part.AdvisesAgainst || TellsNever(sentence, part)) && !Advises(sentence, part) && part.Denied.Contains(concept) && IsNearCue(concept, sentence, part))
                return part;
        }

        return null;
    }

    /// <summary>Whether a word that recommends or advises against stands in the clause; "never had" and "no allergy" tell.</summary>
    private bool Advises(Statement sentence, StatementPart part)
    {
        if (!sentence.Hits.Between(_recommending, part.First, part.End - 1).IsEmpty)
            return true;
        foreach (var hit in sentence.Hits.Between(_against, part.First, part.End - 1))
        {
            if (sentence.Hits.Tokens.Word(hit.Start) is not "never" && !sentence.Hits.Tokens.Word(hit.Start).StartsWith("allerg"))
                return true;
        }

        return false;
    }

    /// <summary>"Has never had a stroke", "never smoked".</summary>
    private static bool TellsNever(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i + 1 < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "never" && sentence.Hits.Tokens.Word(i + 1) is "had" or "has" or "been" or "suffered" or "smoked")
                return true;
        }

        return false;
    }

    /// <summary>"Never had a stroke", "no history of ulcers": what is past is denied too.</summary>
    private static bool TellsOfPast(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "history" or "never" or "previous" or "past" or "prior")
                return true;
        }

        return false;
    }

    private static bool StandsAsPast(uint concept, IReadOnlyList<Fact> facts) => facts.Any(fact => fact.EvidenceId is null && fact.Statement.Past.Contains(concept));

    /// <summary>Whether it stands within a few words behind the word that denies, and no number bounds it ("not below an eGFR of 45").</summary>
    private bool IsNearCue(uint concept, Statement sentence, StatementPart part)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number.HasClinicalMeaning && ReferenceEquals(sentence.PartAt(number.Start), part))
                return false;
        }

        if (IsAnswered(sentence, part))
            return false;
        for (var i = part.First; i < part.End; i++)
        {
            // "Latex-free gloves", "without adhesive tape" deny no allergy; "no latex allergy" does.
            if (sentence.ConceptAt[i] == concept && _allergens.Contains(concept) && !NamesAllergy(sentence, i))
                return false;
            // "Non-latex gloves" denies no allergy.
            if (sentence.ConceptAt[i] == concept && i > 0 && sentence.Hits.Tokens.Word(i - 1) is "non")
                return false;
            // "Usual, but not in asthma" denies no asthma; "is not to drive" and "is not called for by fever" deny what is done.
            if (sentence.Hits.Tokens.Word(i) is "not" && i + 1 < part.End && sentence.Hits.Tokens.Word(i + 1) is "in" or "with" or "for" or "if" or "to")
                return false;
            if (sentence.Hits.Tokens.Word(i) is "by" && i > part.First + 1 && sentence.DeniedAt[i])
                return false;
            // "Gum alone is not a reason to delay": what stands before is there.
            if (sentence.ConceptAt[i] == concept && IsSubject(sentence, part, i))
                return false;
            // "No fixed date for driving" denies the date.
            if (sentence.Hits.Tokens.Word(i) is "for" or "about" or "regarding" && i > part.First && sentence.DeniedAt[i] && sentence.Hits.Tokens.Word(i - 1) is not ("evidence" or "sign" or "signs" or "need" or "indication" or "reason" or "treatment" or "medication" or "negative"))
                return false;
            // "No water in the ear" denies the water.
            if (sentence.Hits.Tokens.Word(i) is "in" or "on" or "at" or "into" or "near" && i > part.First + 1 && sentence.DeniedAt[i] && sentence.ConceptAt[i - 1] != 0)
                return false;
            if (sentence.ConceptAt[i] == concept && sentence.DeniedAt[i])
                return i - part.First < Near || !sentence.DeniedAt[i - Near] || sentence.DeniedAt[part.First];
        }

        return false;
    }

    /// <summary>"No: her spray rules it out" answers, and denies no spray.</summary>
    private static bool IsAnswered(Statement sentence, StatementPart part)
    {
        var tokens = sentence.Hits.Tokens;
        if (part.First > 1 || tokens.Word(0) is not "no" || sentence.Text[tokens[0].End] is not (':' or ','))
            return false;
        for (var i = 1; i < part.End; i++)
        {
            if (tokens.Word(i) is "no" or "not" or "never" or "without" or "neither" or "nor" or "denies")
                return false;
        }

        return true;
    }

    /// <summary>"Latex allergy", "allergic to latex".</summary>
    private static bool NamesAllergy(Statement sentence, int token)
    {
        var tokens = sentence.Hits.Tokens;
        return (token + 1 < tokens.Count && tokens.Word(token + 1).StartsWith("allerg")) || (token > 1 && tokens.Word(token - 1) is "to" && tokens.Word(token - 2).StartsWith("allerg"));
    }

    /// <summary>Whether "is not a", "is not the" stands behind in the clause.</summary>
    private static bool IsSubject(Statement sentence, StatementPart part, int token)
    {
        for (var i = token + 1; i + 1 < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "not" or "no" && sentence.Hits.Tokens.Word(i - 1) is "is" or "are" or "was" or "were" && sentence.Hits.Tokens.Word(i + 1) is "a" or "an" or "the" or "reason" or "bar" or "grounds")
                return true;
        }

        return false;
    }

    /// <summary>"I can't pee" in the question.</summary>
    private static bool IsDeniedByReader(uint concept, IReadOnlyList<Fact> facts) =>
        facts.Any(fact => fact.EvidenceId is null && fact.Statement.Parts.Any(part => part.Denied.Contains(concept)));

    /// <summary>Whether evidence denies it; of what the record holds it must say that it is absent ("not used after a stroke" denies no stroke).</summary>
    private bool IsDeniedInEvidence(uint concept, Statement sentence, IReadOnlyList<Fact> facts)
    {
        var isOfRecord = IsHeld(concept, sentence);
        return facts.Any(fact => fact.EvidenceId is not null && (!isOfRecord || fact.Statement.Absent.Contains(concept)) && fact.Statement.Parts.Any(part => !(isOfRecord && part.AdvisesAgainst) && part.Denied.Contains(concept)));
    }

    private static bool InEvidence(uint concept, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is not null && fact.Statement.Present.Contains(concept))
                return true;
        }

        return false;
    }
}
