using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Two lines divide patients by one thing ("Stroke without AF: …", "Stroke with AF: …"; "Healthy adults: …", "Dialysis: …"), the record or the question says
/// on which side the patient stands, and the sentence tells what the line of the other side says.
/// </summary>
internal sealed class ContrastedLabels(GuardPolicy policy, Patient? patient, AnswerVocabulary vocabulary)
{
    private const int LongestLabel = 8;
    private readonly HashSet<uint> _pregnancy = Statement.Read("pregnant, pregnancy", policy).Stems;
    private readonly int[] _states = [.. ((ReadOnlySpan<string>)["band_immunosuppressed", "band_diabetic", "band_dialysis", "band_cirrhosis"]).ToArray().Select(policy.Group)];

    /// <summary>Parts of the body that may be missing, with how a record tells that they are.</summary>
    private static readonly (string Part, string[] Told)[] Removable =
    [
        ("spleen", ["splen", "spleen"]), ("uterus", ["hyster", "uter", "womb"]), ("womb", ["hyster", "uter", "womb"]), ("gallbladder", ["cholecyst", "gallbl", "gall bl"]),
        ("thyroid", ["thyroid"]), ("ovaries", ["ovar", "oophor"]), ("colon", ["colect", "colon"]), ("stomach", ["gastrect", "stomach"]), ("prostate", ["prostat"]),
    ];

    public bool IsToldOfPatient(Statement sentence, string cited, FactBase facts)
    {
        if (IsOfOthers(sentence))
            return false;
        Statement? nearest = null;
        int most = -1, lines = 0;
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId != cited)
                continue;
            lines++;
            if (EvidenceOfOthers.Nearness(sentence, fact.Statement) is var near && near > most)
                (nearest, most) = (fact.Statement, near);
        }

        if (nearest is null || (most == 0 && lines > 1) || LabelEnd(nearest) is not (var end and > 0))
            return false;
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is null || ReferenceEquals(fact.Statement, nearest) || LabelEnd(fact.Statement) is not (var other and > 0))
                continue;
            if (IsOtherSide(sentence, nearest, end, fact.Statement, other, facts) && TellsOnly(sentence, nearest, end, fact.Statement))
                return true;
        }

        return false;
    }

    private bool IsOtherSide(Statement sentence, Statement label, int end, Statement other, int otherEnd, FactBase facts)
    {
        var (mine, denied) = (Concepts(label, end, false), Concepts(label, end, true));
        // Of pregnancy the record has a field of its own, which the groups of patients are read by.
        mine.ExceptWith(_pregnancy);
        denied.ExceptWith(_pregnancy);
        var (theirs, deniedThere) = (Concepts(other, otherEnd, false), Concepts(other, otherEnd, true));
        var divides = denied.Where(theirs.Contains).ToList();
        if (divides.Count > 0 && !sentence.Stems.Overlaps(divides) && divides.TrueForAll(concept => IsStated(concept, facts)))
            return true;
        divides = [.. mine.Where(concept => deniedThere.Contains(concept) && !denied.Contains(concept))];
        if (divides.Count > 0 && !sentence.Stems.Overlaps(divides) && !divides.Exists(concept => IsStated(concept, facts)) && divides.Exists(concept => IsMissing(concept, label, end, facts)))
            return true;
        return (IsHealthy(other, otherEnd) && IsUnknownState(sentence, label, end, facts))
            || (IsHealthy(label, end) && theirs.Any(concept => facts.IsOfRecordNow(concept) && !mine.Contains(concept)))
            || IsUnknownLoss(sentence, label, end, facts);
    }

    /// <summary>Whether the record holds it as of now, or the question states it.</summary>
    private static bool IsStated(uint concept, FactBase facts) =>
        facts.IsOfRecordNow(concept) || facts.Facts.Any(fact => fact.Origin == FactOrigin.Question && !fact.Statement.Text.Contains('?') && fact.Statement.Present.Contains(concept));

    /// <summary>Whether record or question denies it, or a record of other conditions does not name the disease.</summary>
    private bool IsMissing(uint concept, Statement label, int end, FactBase facts) =>
        facts.Facts.Any(fact => fact.EvidenceId is null && fact.Statement.Absent.Contains(concept)) || (patient?.Conditions is { Count: > 0 } && !facts.IsGiven(concept) && IsDisease(label, end, concept));

    private bool IsDisease(Statement label, int end, uint concept)
    {
        for (var i = 0; i < end; i++)
        {
            if (label.ConceptAt[i] == concept && vocabulary.IsDisease(label.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }

    /// <summary>"Dialysis patients" beside "healthy adults": a state that neither record, question nor sentence names.</summary>
    private bool IsUnknownState(Statement sentence, Statement label, int end, FactBase facts)
    {
        foreach (var state in _states)
        {
            if (!label.Hits.Between(state, 0, end - 1).IsEmpty && !sentence.Has(state) && !facts.Facts.Any(fact => fact.EvidenceId is null && fact.Statement.Has(state)))
                return patient is { Medications: null or { Count: 0 } } || Concepts(label, end, false).All(concept => !facts.IsGiven(concept));
        }

        return false;
    }

    /// <summary>"No spleen", "without a uterus", where nothing tells that the patient has lost it.</summary>
    private bool IsUnknownLoss(Statement sentence, Statement label, int end, FactBase facts)
    {
        var tokens = label.Hits.Tokens;
        for (var i = 1; patient is not null && i < end; i++)
        {
            if (tokens.Word(i - 1) is not ("no" or "without" or "absent" or "a" or "removed"))
                continue;
            foreach (var (part, told) in Removable)
            {
                if (tokens.Word(i).SequenceEqual(part) && (tokens.Word(i - 1) is not "a" || (i > 1 && tokens.Word(i - 2) is "without")))
                    return !told.Any(stem => sentence.Text.Contains(stem, StringComparison.OrdinalIgnoreCase) || facts.Facts.Any(fact => fact.EvidenceId is null && fact.Statement.Text.Contains(stem, StringComparison.OrdinalIgnoreCase)));
            }
        }

        return false;
    }

    private static bool IsHealthy(Statement fact, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "healthy" or "well" or "immunocompetent" && !fact.DeniedAt[i])
                return true;
        }

        return false;
    }

    /// <summary>Whether it tells a figure or a thing that stands behind the label and not in the other line.</summary>
    private static bool TellsOnly(Statement sentence, Statement label, int end, Statement other)
    {
        var from = label.Hits.Tokens[end - 1].End;
        foreach (var number in sentence.Numbers)
        {
            if (!other.HoldsFigure(number) && label.Numbers.Any(theirs => theirs.Start >= from && theirs.Value == number.Value))
                return true;
        }

        for (var i = end; i < label.ConceptAt.Length; i++)
        {
            if (label.ConceptAt[i] is var concept and not 0 && sentence.Stems.Contains(concept) && !other.Stems.Contains(concept))
                return true;
        }

        return false;
    }

    /// <summary>What the label names, or what it names as absent ("without X", "not X", "no X"), up to the next comma.</summary>
    private static HashSet<uint> Concepts(Statement fact, int end, bool isDenied)
    {
        var tokens = fact.Hits.Tokens;
        var found = new HashSet<uint>();
        var denies = false;
        for (var i = 0; i < end; i++)
        {
            denies &= i == 0 || !tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).ContainsAny(",;(");
            denies = (denies && tokens.Word(i) is not ("with" or "but")) || tokens.Word(i) is "no" or "not" or "without" or "non";
            if (fact.ConceptAt[i] != 0 && denies == isDenied)
                found.Add(fact.ConceptAt[i]);
        }

        return found;
    }

    /// <summary>One past the last token before a colon near the beginning; 0 for none.</summary>
    private static int LabelEnd(Statement fact)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = 1; i < Math.Min(tokens.Count, LongestLabel + 1); i++)
        {
            var gap = tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
            if (gap.Contains(':'))
                return i;
            if (gap.ContainsAny(";."))
                return 0;
        }

        return 0;
    }

    /// <summary>"Belongs to the others", "would be", "not for her", "only then": told as somebody else's.</summary>
    private static bool IsOfOthers(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is "not" or "no" or "never" or "cannot" or "without" or "neither" or "nor" or "only" or "others" or "other" or "those" or "people" or "would" or "otherwise" or "instead" or "rather" or "unlike" or "whereas" or "than" or "too" or "group" or "if" or "unless" or "avoid")
                return true;
        }

        return false;
    }
}
