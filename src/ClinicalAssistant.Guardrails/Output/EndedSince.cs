using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The sentence tells as present what it rests on one evidence for, and another evidence says that it has ended since ("takes the combined pill [1]"
/// where [2] of a later year says that it was stopped), or that what was not allowed is allowed now, or the other way round.
/// </summary>
internal sealed class EndedSince(GuardPolicy policy, string task)
{
    private readonly EndedMatters _matters = new(policy);
    private readonly int _ending = policy.Group("ending");
    private readonly int _former = policy.Group("former");
    private readonly int _restarting = policy.Group("restarting");
    private readonly int _light = policy.Group("ending_light");
    private readonly int _present = policy.Group("tells_present");
    private readonly int _now = policy.Group("tells_now");
    private readonly int _past = policy.Group("tells_past");
    private readonly int _pastWords = policy.Group("past");
    private readonly int _permitting = policy.Group("permitting");
    private readonly int _hedging = policy.Group("hedging");

    public void Check(Statement sentence, IReadOnlyList<string> cited, FactBase facts, List<SentenceFault> faults)
    {
        // "At present", "ongoing since 2021": a year beside it tells since when.
        var isOfNow = sentence.Hits.Of(_now) is [var now, ..] && !sentence.DeniedAt[now.Start];
        if (cited.Count == 0 || (sentence.Dates.Count > 0 && !isOfNow) || sentence.Has(_ending) || sentence.Has(_restarting) || sentence.Has(_hedging) || sentence.Text.Contains('?') || IsAskedOfThen(cited, facts))
            return;
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is not { } id)
                continue;
            if (cited.Contains(id))
            {
                if ((task == ClinicalTask.Documentation || isOfNow) && EndsItself(sentence, cited, fact, facts))
                {
                    faults.Add(new SentenceFault("history_as_current", "[" + id + "]"));
                    return;
                }

                continue;
            }

            var order = EvidenceDates.Compare(EvidenceDates.Of(fact, facts), EvidenceDates.Newest(cited, facts));
            if (order is < 0)
                continue;
            if (Ends(sentence, cited, fact, order is not null, facts) || (order is not null && IsTurned(sentence, cited, fact, facts)))
            {
                faults.Add(new SentenceFault("history_as_current", "[" + id + "]"));
                return;
            }
        }
    }

    /// <summary>"What did she take in 2019?" asks for what was.</summary>
    private static bool IsAskedOfThen(IReadOnlyList<string> cited, FactBase facts) =>
        EvidenceDates.Newest(cited, facts) is { } then && facts.Facts.Any(fact => fact.Origin == FactOrigin.Question && fact.Statement.Dates.Any(date => date.Year != 0 && EvidenceDates.Compare(date, then) is 0));

    /// <summary>"X stopped. Started Y" cited for "takes X and Y": the cited evidence itself ends it, and no other sentence speaks of it.</summary>
    private bool EndsItself(Statement sentence, IReadOnlyList<string> cited, Fact fact, FactBase facts) =>
        Ends(sentence, cited, fact, isLater: true, facts)
        && fact.Statement.Stems.Where(sentence.Stems.Contains).Any(concept => !facts.Facts.Any(other => other.EvidenceId is not null && !ReferenceEquals(other, fact) && other.Statement.Stems.Contains(concept)));

    private bool Ends(Statement sentence, IReadOnlyList<string> cited, Fact fact, bool isLater, FactBase facts)
    {
        // Without dates only a record's own course tells what came after; a guideline's "stopped" tells a step.
        if (!isLater && (task != ClinicalTask.Documentation || fact.Statement.Numbers.Any(number => number.Unit is "h" or "d" or "wk" or "mo" or "a")))
            return false;
        return _matters.Of(fact.Statement).Exists(tokens => IsOf(tokens.ConvertAll(token => fact.Statement.ConceptAt[token])));

        bool IsOf(List<uint> matter) => matter is [.., var head] && IsToldAsPresent(sentence, head) && IsSaidOfAll(matter, sentence, cited, facts) && !facts.IsOfRecordNow(head) && !IsRestarted(head, fact, facts);
    }

    private static bool IsSaidOfAll(List<uint> matter, Statement sentence, IReadOnlyList<string> cited, FactBase facts) =>
        matter.TrueForAll(concept => sentence.Stems.Contains(concept) || cited.Any(id => facts.Resolves(id) && facts.Says(id, concept)))
        && cited.Any(id => facts.Resolves(id) && facts.Says(id, matter[^1]));

    /// <summary>Whether a clause of the sentence speaks of it, denies it not and tells nothing as past.</summary>
    private bool IsToldAsPresent(Statement sentence, uint head)
    {
        foreach (var part in sentence.Parts)
        {
            if (part.IsConditional || part.IsTemporal || !part.Concepts.Contains(head) || part.Denied.Contains(head) || IsOfCase(sentence, part))
                continue;
            if (IsPresent(sentence, part))
                return true;
        }

        return false;
    }

    /// <summary>"Only for current infection" names a case.</summary>
    private static bool IsOfCase(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "only")
                return true;
        }

        return false;
    }

    private bool IsPresent(Statement sentence, StatementPart part)
    {
        if (!sentence.Hits.Between(_past, part.First, part.End - 1).IsEmpty || !sentence.Hits.Between(_former, part.First, part.End - 1).IsEmpty || !sentence.Hits.Between(_pastWords, part.First, part.End - 1).IsEmpty)
            return false;
        if (!sentence.Hits.Between(_present, part.First, part.End - 1).IsEmpty)
            return true;
        if (sentence.Has(_past) || sentence.Has(_pastWords))
            return false;
        // "Treated with warfarin" tells what was done.
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is { Length: > 4 } word && word.EndsWith("ed"))
                return false;
        }

        return true;
    }

    private bool IsRestarted(uint head, Fact ending, FactBase facts)
    {
        var ended = EvidenceDates.Of(ending, facts);
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is not null && fact.Statement.Has(_restarting) && fact.Statement.Stems.Contains(head) && EvidenceDates.Compare(EvidenceDates.Of(fact, facts), ended) is null or >= 0)
                return true;
        }

        return false;
    }

    /// <summary>"Not to drive" of May and "may drive" of July.</summary>
    private bool IsTurned(Statement sentence, IReadOnlyList<string> cited, Fact later, FactBase facts)
    {
        foreach (var part in sentence.Parts)
        {
            if (part.IsConditional || part.IsTemporal || !IsPresent(sentence, part))
                continue;
            var denies = Forbids(sentence, part);
            if (!denies && (part.Denied.Count > 0 || sentence.Hits.Between(_permitting, part.First, part.End - 1).IsEmpty))
                continue;
            foreach (var theirs in later.Statement.Parts)
            {
                if (!theirs.IsConditional && (denies ? Permits(later.Statement, theirs) : Forbids(later.Statement, theirs))
                    && IsOfOne(Matter(later.Statement, theirs), denies ? part.Denied : part.Concepts, sentence, cited, facts))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What a clause speaks of; "eat", "again" and the like name no matter.</summary>
    private HashSet<uint> Matter(Statement statement, StatementPart part)
    {
        var matter = new HashSet<uint>(part.Concepts);
        foreach (var hit in statement.Hits.Between(_light, part.First, part.End - 1))
            matter.Remove(statement.ConceptAt[hit.Start]);
        foreach (var hit in statement.Hits.Between(_permitting, part.First, part.End - 1))
            matter.Remove(statement.ConceptAt[hit.Start]);
        return matter;
    }

    /// <summary>"Must not drive", "advised not to drive".</summary>
    private static bool Forbids(Statement statement, StatementPart part)
    {
        if (part.Denied.Count == 0)
            return false;
        for (var i = part.First + 1; i < part.End && !part.AdvisesAgainst; i++)
        {
            if (statement.Hits.Tokens.Word(i - 1) is "not" && statement.Hits.Tokens.Word(i) is "to")
                return true;
        }

        return part.AdvisesAgainst;
    }

    private bool Permits(Statement statement, StatementPart part) => part.Denied.Count == 0 && !part.AdvisesAgainst && !statement.Hits.Between(_permitting, part.First, part.End - 1).IsEmpty;

    private static bool IsOfOne(HashSet<uint> theirs, HashSet<uint> mine, Statement sentence, IReadOnlyList<string> cited, FactBase facts) =>
        theirs.Count > 0 && theirs.Overlaps(mine) && theirs.All(concept => sentence.Stems.Contains(concept) || cited.Any(id => facts.Resolves(id) && facts.Says(id, concept)));
}
