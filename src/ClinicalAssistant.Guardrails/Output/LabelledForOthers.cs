using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The line that the sentence cites opens with a state or a treatment that neither record nor question nor sentence names ("Severely immunosuppressed: …",
/// "If on warfarin: …"), another line gives the general rule or that of the patient's own state, and the sentence tells the figure of the first.
/// </summary>
internal sealed class LabelledForOthers(GuardPolicy policy, Patient? patient, AnswerVocabulary vocabulary, PopulationBands bands)
{
    private const int LongestLabel = 8;
    private readonly int _pregnancy = policy.Group("band_head_pregnancy");
    private readonly int _diabetic = policy.Group("band_diabetic");
    private readonly HashSet<uint> _forDiabetes = Statement.Read("metformin, insulin, sulfonylurea, gliptin", policy).Stems;
    private readonly int[] _states = [.. ((ReadOnlySpan<string>)["band_immunosuppressed", "band_diabetic", "band_smoker", "band_dialysis", "band_cirrhosis", "band_frail"]).ToArray().Select(policy.Group)];

    public bool IsToldOfPatient(Statement sentence, string cited, FactBase facts)
    {
        Statement? nearest = null;
        var most = 0;
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId == cited && EvidenceOfOthers.Nearness(sentence, fact.Statement) is var near && near > most)
                (nearest, most) = (fact.Statement, near);
        }

        if (nearest is null || LabelEnd(nearest) is not (var end and > 0) || !IsForeign(sentence, nearest, end, facts))
            return false;
        var from = nearest.Hits.Tokens[end - 1].End;
        var groups = bands.Read(nearest);
        foreach (var number in sentence.Numbers)
        {
            if (!number.HasClinicalMeaning && number.High is null && number.Unit is null)
                continue;
            if (nearest.Numbers.Any(theirs => theirs.Start >= from && IsSame(number, theirs) && !groups.Exists(group => group.Start <= theirs.Start && theirs.Start < group.End)) && IsOfAnother(sentence, number, nearest, facts))
                return true;
        }

        return false;
    }

    /// <summary>Whether a line for everybody or for the patient's own state has another figure of that kind on the same matter, and nothing but the foreign line has this one.</summary>
    private bool IsOfAnother(Statement sentence, TextNumber number, Statement nearest, FactBase facts)
    {
        var other = false;
        foreach (var fact in facts.Facts)
        {
            if (ReferenceEquals(fact.Statement, nearest))
                continue;
            if (fact.Statement.HoldsFigure(number))
                return false;
            var end = LabelEnd(fact.Statement);
            if (fact.EvidenceId is null || (end > 0 && IsForeign(sentence, fact.Statement, end, facts)))
                continue;
            var groups = bands.Read(fact.Statement);
            other |= (fact.Statement.Meets(nearest) || fact.Statement.Stems.Any(facts.IsGiven)) && fact.Statement.Numbers.Any(theirs => IsOfKind(number, theirs) && !groups.Exists(group => group.Start <= theirs.Start && theirs.Start < group.End));
        }

        return other;
    }

    private static bool IsSame(TextNumber number, TextNumber theirs) =>
        number.Unit is { } unit && theirs.Unit is { } other ? NumberReader.SameAmount(number.Value, unit, theirs.Value, other) : number.Value == theirs.Value && number.Unit == theirs.Unit;

    private static bool IsOfKind(TextNumber number, TextNumber theirs) =>
        number.Unit is { } unit && theirs.Unit is { } other ? NumberReader.SameDimension(unit, other) : number.Unit is null && theirs.Unit is null;

    /// <summary>One past the last token of the label before a colon, or of "in …", "if on …" before a comma; 0 for none.</summary>
    private static int LabelEnd(Statement fact)
    {
        var tokens = fact.Hits.Tokens;
        var isLed = tokens.Count > 0 && tokens.Word(0) is "in" or "if" or "with" or "on" or "for" or "after" or "during";
        for (var i = 1; i < Math.Min(tokens.Count, LongestLabel + 1); i++)
        {
            var gap = tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
            if (gap.Contains(':') || (isLed && gap.Contains(',')))
                return i;
            if (gap.ContainsAny(",;."))
                return 0;
        }

        return 0;
    }

    private bool IsForeign(Statement sentence, Statement fact, int end, FactBase facts)
    {
        if (!Divides(fact, end) || bands.Read(fact).Exists(band => band.Holds == true && band.Start < fact.Hits.Tokens[end - 1].End))
            return false;
        if (!fact.Hits.Between(_diabetic, 0, end - 1).IsEmpty && facts.Facts.Any(given => given.EvidenceId is null && (given.Statement.Stems.Overlaps(_forDiabetes) || given.Statement.Classes.Overlaps(_forDiabetes))))
            return false;
        for (var i = 0; i < end; i++)
        {
            var word = fact.Hits.Tokens.Word(i);
            if (word is "not" or "no" or "without" or "other" or "otherwise" or "all")
                return false;
            if (fact.ConceptAt[i] is not (var concept and not 0))
                continue;
            if (facts.IsGiven(concept) || sentence.Stems.Contains(concept) || sentence.Classes.Contains(concept) || facts.Facts.Any(given => given.EvidenceId is null && given.Statement.Classes.Contains(concept)))
                return false;
        }

        return true;
    }

    /// <summary>Whether the label names a state that divides patients, or a treatment that some take.</summary>
    private bool Divides(Statement fact, int end)
    {
        if (_states.Any(state => !fact.Hits.Between(state, 0, end - 1).IsEmpty) || (patient?.Pregnant != true && !fact.Hits.Between(_pregnancy, 0, end - 1).IsEmpty))
            return true;
        for (var i = 1; i < end; i++)
        {
            if (vocabulary.IsMedicine(fact.Hits.Tokens.Word(i)) && IsOfTaking(fact, i))
                return true;
        }

        return false;
    }

    private static bool IsOfTaking(Statement fact, int token) =>
        token > 0 && fact.Hits.Tokens.Word(token - 1) is "on" or "taking" or "with" or "takes" or "receiving" or "using";
}
