namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "Immunosuppressed (azathioprine): no live vaccine", "Migraine with aura: no oestrogen": a label that the patient meets stands before what is not to be
/// given, and the sentence offers that or a kind of it.
/// </summary>
internal sealed class LabelledBars(GuardPolicy policy, PatientSituation situation, AnswerVocabulary vocabulary, Proposals proposals)
{
    private const int LongestLabel = 8;
    private const int LongestName = 3;
    private readonly NamedMedicines _medicines = new(policy, vocabulary);
    private readonly int _immunosuppressed = policy.Group("band_immunosuppressed");
    private readonly HashSet<uint> _suppressants = [.. Statement.Read("immunosuppressant", policy).Stems];

    public bool IsBroken(Statement sentence, Statement fact, HashSet<uint> warned)
    {
        if (sentence.Text.Contains('?') || !(proposals.IsProposal(sentence) || proposals.Permits(sentence) || Proposals.IsOffer(sentence)))
            return false;
        var tokens = fact.Hits.Tokens;
        var end = 0;
        while (end < tokens.Count && end <= LongestLabel && !IsBehind(tokens, end, ":"))
            end++;
        if (end == 0 || end >= tokens.Count || end > LongestLabel)
            return false;
        for (var i = end; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is "no" or "not" or "never" or "avoid" && IsBehind(tokens, i, ":;,.") && Barred(fact, i + 1) is { Count: > 0 } barred && IsOffered(sentence, barred, warned))
                return IsMet(fact, end);
        }

        return false;
    }

    /// <summary>Whether one of the marks stands right before the token.</summary>
    private static bool IsBehind(Tokens tokens, int token, string marks) =>
        token > 0 && tokens.Text.AsSpan(tokens[token - 1].End, tokens[token].Start - tokens[token - 1].End).ContainsAny(marks);

    private bool IsMet(Statement fact, int end)
    {
        var tokens = fact.Hits.Tokens;
        var label = new HashSet<uint>();
        for (var i = 0; i < end; i++)
        {
            if (fact.DeniedAt[i] || tokens.Word(i) is "no" or "not" or "without" or "suspected" or "possible")
                return false;
            if (fact.ConceptAt[i] != 0)
                label.Add(fact.ConceptAt[i]);
        }

        return label.Overlaps(situation.Medicines) || situation.States.Any(state => Sets.Shared(state, label) is var shared and > 0 && shared * 2 >= state.Count && shared * 2 >= label.Count)
            || (!fact.Hits.Between(_immunosuppressed, 0, end - 1).IsEmpty && _suppressants.Overlaps(situation.Medicines))
            || situation.AppliesToPerson(Statement.Read(fact.Text[..tokens[end - 1].End], policy));
    }

    /// <summary>The medicine, remedy or vaccine that is named from the token up to the next mark; empty where an amount, a need or a time is what is denied.</summary>
    private HashSet<uint> Barred(Statement fact, int from)
    {
        var tokens = fact.Hits.Tokens;
        var end = from;
        while (end < tokens.Count && (end == from || !IsBehind(tokens, end, ":;,.(")))
        {
            if (tokens.Word(end) is "need" or "needs" or "more" or "change" or "dose" or "limit" or "longer" or "further" or "until" or "unless" or "if" or "before" or "within" or "without" or "after" or "while" or "for" or "alone" or "with" || char.IsAsciiDigit(tokens.Word(end)[0]))
                return [];
            end++;
        }

        var things = new HashSet<uint>();
        for (var i = from; i < end; i++)
        {
            if (fact.ConceptAt[i] != 0)
                things.Add(fact.ConceptAt[i]);
        }

        var isThing = _medicines.Of(fact, from, end).Count > 0;
        for (var i = from; i < end; i++)
            isThing |= StatedContraindications.IsForm(tokens.Word(i));
        return isThing && things.Count <= LongestName ? things : [];
    }

    private bool IsOffered(Statement sentence, HashSet<uint> barred, HashSet<uint> warned)
    {
        if (barred.Overlaps(warned) || barred.IsSubsetOf(situation.Medicines))
            return false;
        foreach (var concept in barred)
        {
            if (!sentence.Stems.Contains(concept) && !sentence.Classes.Contains(concept))
                return false;
        }

        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.DeniedAt[i] && (barred.Contains(sentence.ConceptAt[i]) || !barred.IsSubsetOf(sentence.Stems)))
                return false;
            if (barred.Contains(sentence.ConceptAt[i]) && (proposals.IsWarned(sentence, i) || Proposals.IsHypothetical(sentence, i) || Proposals.IsTakenAway(sentence, i)))
                return false;
        }

        return true;
    }
}
