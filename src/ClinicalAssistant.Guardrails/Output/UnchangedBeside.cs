using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The sentence lets the patient's medicine go on as it is ("alongside her usual tablets", "simvastatin can carry on", "warfarin needs no change") where
/// an evidence tells what another medicine does to it, or what is then to be changed.
/// </summary>
internal sealed class UnchangedBeside
{
    private const int MostBetween = 3;
    private readonly Proposals _proposals;
    private readonly int _harms;
    private readonly NamedMedicines _medicines;
    private readonly HashSet<uint> _taken;
    private readonly Exchanges _exchanges;
    private readonly HashSet<uint> _told = [];

    public UnchangedBeside(GuardPolicy policy, Patient? patient, AnswerVocabulary vocabulary)
    {
        _proposals = new Proposals(policy);
        (_harms, _medicines) = (policy.Group("combination_harms"), new NamedMedicines(policy, vocabulary));
        _taken = _medicines.OfRecord(patient);
        _exchanges = new Exchanges(policy, patient, vocabulary);
    }

    /// <summary>Called for each sentence in its order: what an earlier one speaks of is known.</summary>
    public void Check(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        _told.UnionWith(sentence.Stems);
        if (_taken.Count == 0 || sentence.Text.Contains('?') || sentence.Has(_harms) || sentence.Has(_proposals.Against) || !IsUnchanged(sentence) || TellsChange(sentence))
            return;
        var named = _medicines.Of(sentence);
        var own = named.Where(_taken.Contains).ToHashSet();
        var beside = named.Where(medicine => !_taken.Contains(medicine) && !sentence.Parts.Any(part => part.Denied.Contains(medicine))).ToHashSet();
        if (own.Count == 0 && !NamesUsual(sentence))
            return;
        if (facts.Any(fact => fact.EvidenceId is not null && TellsToGoOn(fact.Statement) && (own.Count == 0 || fact.Statement.Stems.Overlaps(own) || sentence.Cited.Contains(fact.EvidenceId))))
            return;
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is not { } id || CallsSafe(fact.Statement))
                continue;
            var theirs = _medicines.Of(fact.Statement);
            var ofPatient = theirs.Where(medicine => own.Count > 0 ? own.Contains(medicine) || sentence.Classes.Contains(medicine) : _taken.Contains(medicine)).ToHashSet();
            var other = theirs.Where(medicine => !_taken.Contains(medicine)).ToHashSet();
            if (ofPatient.Count == 0 || other.Count == 0 || (IsOfCase(fact.Statement) && !IsSpokenOf(other, facts)))
                continue;
            if (beside.Count > 0 ? beside.Overlaps(other) && Warns(fact.Statement) : Changes(fact.Statement, ofPatient) || (own.Count > 0 && _exchanges.Of(fact.Statement) is { } exchanged && own.Contains(exchanged)) || (own.Count == 0 && fact.Statement.Has(_proposals.Against)))
            {
                faults.Add(new SentenceFault("medication_conflict", "[" + id + "]"));
                return;
            }
        }
    }

    /// <summary>"Reduce X if Y is added": only where Y is.</summary>
    private static bool IsOfCase(Statement fact)
    {
        foreach (var part in fact.Parts)
        {
            if (part.IsConditional)
                return true;
        }

        return false;
    }

    private bool IsSpokenOf(HashSet<uint> medicines, IReadOnlyList<Fact> facts) =>
        _told.Overlaps(medicines) || facts.Any(fact => fact.Origin == FactOrigin.Question && (fact.Statement.Stems.Overlaps(medicines) || fact.Statement.Classes.Overlaps(medicines)));

    /// <summary>"Alongside", "carry on", "no change to", "stays at", "needs no check".</summary>
    private static bool IsUnchanged(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var next = i + 1 < tokens.Count ? tokens.Word(i + 1) : default;
            var isCue = tokens.Word(i) switch
            {
                "alongside" or "unchanged" or "unaltered" or "unaffected" => true,
                "along" or "together" => next is "with",
                "carry" or "go" or "goes" or "carries" or "keep" => next is "on" or "taking",
                "continue" or "continues" or "continued" => true,
                "stays" or "stay" or "remains" or "remain" => next is "at" or "the" or "on" or "as",
                "no" or "neither" or "without" => IsChange(tokens, i + 1),
                "well" or "fine" or "safe" or "safely" or "compatible" or "harmless" => next is "with" or "together",
                "combine" or "combines" => next is "well" or "safely" or "freely",
                "combined" => i > 1 && tokens.Word(i - 1) is "be" && tokens.Word(i - 2) is "can" or "may",
                "not" => next is "affect" or "matter" or "need" or "change" or "interact",
                _ => false,
            };
            if (isCue && !(sentence.DeniedAt[i] && tokens.Word(i) is not ("no" or "neither" or "without" or "not")))
                return true;
        }

        return false;
    }

    private static bool IsChange(Tokens tokens, int first)
    {
        for (var i = first; i < Math.Min(tokens.Count, first + 3); i++)
        {
            if (tokens.Word(i) is "change" or "changes" or "adjustment" or "adjustments" or "alteration" or "check" or "checks" or "reduction" or "interaction" or "interactions" or "effect" or "problem")
                return true;
        }

        return false;
    }

    /// <summary>Whether it tells of a change itself ("carry on, with an INR check in three days", "halve it"), or excepts something.</summary>
    private static bool TellsChange(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is "except" or "apart" or "until" or "unless" or "if" or "but" or "than")
                return true;
            if (!sentence.DeniedAt[i] && tokens.Word(i) is "reduce" or "reduced" or "halve" or "halved" or "lower" or "lowered" or "cut" or "increase" or "increased" or "double" or "doubled" or "monitor" or "monitoring" or "check" or "checked" or "checks" or "stop" or "stopped" or "pause" or "paused" or "hold" or "held" or "adjust" or "adjusted" or "adjusting" or "quarter" or "half" or "hours" or "switch" or "switched" or "avoid" or "watch" or "extra" or "test" or "tested" or "recheck" or "measure" or "measured")
                return true;
        }

        return false;
    }

    /// <summary>"Her other tablets", "his present medicines", "your usual heart pills".</summary>
    private static bool NamesUsual(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is not ("usual" or "other" or "present" or "current" or "regular" or "existing"))
                continue;
            for (var k = i + 1; k < Math.Min(tokens.Count, i + 4); k++)
            {
                if (tokens.Word(k) is "tablets" or "pills" or "medicines" or "medicine" or "medication" or "medications" or "drugs" or "treatment" or "meds" or "therapy")
                    return true;
            }
        }

        return false;
    }

    /// <summary>"Continue without interruption", "without stopping it".</summary>
    private static bool TellsToGoOn(Statement fact)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is "continue" or "continues" or "continued" && !fact.DeniedAt[i])
                return true;
            // "Need not be stopped".
            if (tokens.Word(i) is "not" && i + 2 < tokens.Count && tokens.Word(i + 1) is "be" && tokens.Word(i + 2) is "stopped" or "paused" or "withheld" or "interrupted" or "changed")
                return true;
            if (tokens.Word(i) is "without" && i + 1 < tokens.Count && tokens.Word(i + 1) is "stopping" or "interruption" or "interrupting" or "a")
                return true;
        }

        return false;
    }

    private bool Warns(Statement fact)
    {
        if (fact.Has(_proposals.Against))
            return true;
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (IsChanging(fact.Hits.Tokens.Word(i)) || fact.Hits.Tokens.Word(i) is "stronger" or "weaker" or "weakens" or "paused" or "stopped")
                return true;
        }

        return false;
    }

    /// <summary>Whether it says to change one of them or what changes it: "stop X", "lowers X levels", "X must be paused".</summary>
    private static bool Changes(Statement fact, HashSet<uint> medicines)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!medicines.Contains(fact.ConceptAt[i]))
                continue;
            for (var k = i - 1; k >= Math.Max(0, i - MostBetween) && tokens.Word(k) is not ("with" or "on" or "and" or "while" or "of" or "during" or "in"); k--)
            {
                if (IsChanging(tokens.Word(k)) || (tokens.Word(k) is "take" && fact.DeniedAt[k]) || (tokens.Word(k) is "leave" && (tokens.Word(k + 1) is "out" || (i + 1 < tokens.Count && tokens.Word(i + 1) is "out"))))
                    return true;
            }

            for (var k = i + 1; k < Math.Min(tokens.Count, i + 2 + MostBetween) && tokens.Word(k) is not ("not" or "never"); k++)
            {
                if (tokens.Word(k) is "paused" or "stopped" or "withheld" or "omitted" or "reduced" or "halved" or "lowered" or "interrupted" && !fact.DeniedAt[k])
                    return true;
            }
        }

        return false;
    }

    private static bool IsChanging(ReadOnlySpan<char> word) =>
        word is "stop" or "pause" or "withhold" or "omit" or "reduce" or "halve" or "cut" or "lower" or "lowers" or "raise" or "raises" or "increase" or "increases" or "double" or "doubles" or "block" or "blocks" or "interrupt";

    private static bool CallsSafe(Statement fact)
    {
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "safe" or "safely" or "fine" or "compatible" && !fact.DeniedAt[i])
                return true;
        }

        return false;
    }
}
