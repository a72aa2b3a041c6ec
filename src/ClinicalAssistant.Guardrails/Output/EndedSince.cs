using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The sentence tells as present what it rests on one evidence for, and another evidence says that it has ended since ("takes the combined pill [1]"
/// where [2] of a later year says that it was stopped), or that what was not allowed is allowed now, or the other way round.
/// </summary>
internal sealed class EndedSince(GuardPolicy policy, string task)
{
    private const int Prevents = 3;
    private readonly int _ending = policy.Group("ending");
    private readonly int _former = policy.Group("former");
    private readonly int _restarting = policy.Group("restarting");
    private readonly int _prevented = policy.Group("ending_prevented");
    private readonly int _light = policy.Group("ending_light");
    private readonly int _present = policy.Group("tells_present");
    private readonly int _now = policy.Group("tells_now");
    private readonly int _past = policy.Group("tells_past");
    private readonly int _pastWords = policy.Group("past");
    private readonly int _linking = policy.Group("linking");
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
        foreach (var part in fact.Statement.Parts)
        {
            if (part.IsConditional || part.IsTemporal)
                continue;
            foreach (var hit in fact.Statement.Hits.Between(_ending, part.First, part.End - 1))
            {
                if (IsPrevented(fact.Statement, hit))
                    continue;
                if (IsOf(Before(fact.Statement, part, hit)) || (!IsOfSuccessor(fact.Statement, hit) && IsOf(Behind(fact.Statement, part, hit))) || Earlier(fact.Statement, part, hit).Exists(IsOf))
                    return true;
            }

            if (IsOf(UntilDate(fact.Statement, part)))
                return true;
            foreach (var hit in fact.Statement.Hits.Between(_former, part.First, part.End - 1))
            {
                if (IsOf(Behind(fact.Statement, part, hit)) || (fact.Statement.Hits.Tokens.Word(hit.Start) is "no" && IsOf(Before(fact.Statement, part, hit))))
                    return true;
            }
        }

        return false;

        bool IsOf(List<uint> matter) => matter is [.., var head] && IsToldAsPresent(sentence, head) && IsSaidOfAll(matter, sentence, cited, facts) && !facts.IsOfRecordNow(head) && !IsRestarted(head, fact, facts);
    }

    /// <summary>"Replaced by Y", "switched to Y": what stands behind has begun.</summary>
    private static bool IsOfSuccessor(Statement fact, TermHits.Hit hit) => fact.Hits.Tokens.Word(hit.End - 1) is "by" or "to" or "with" or "for";

    /// <summary>"Haemodialysis from 2018 until 8 June 2021", "smoked 20 a day until 2011": the day is named at which what stands before ended.</summary>
    private List<uint> UntilDate(Statement fact, StatementPart part)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = part.First + 1; i < Math.Min(part.End + 1, tokens.Count); i++)
        {
            if (tokens.Word(i) is not ("until" or "till") || !IsDated(fact, i) || !IsTold(fact, part.First, i))
                continue;
            return Noun(fact, part.First, i);
        }

        return [];
    }

    private static bool IsDated(Statement fact, int until)
    {
        var last = Math.Min(fact.Hits.Tokens.Count - 1, until + Prevents * 2);
        return fact.Dates.Any(date => date.Year != 0 && date.Start > fact.Hits.Tokens[until].Start && date.Start <= fact.Hits.Tokens[last].Start);
    }

    /// <summary>Whether a verb of the past or the day of its beginning stands before; "prescribed until March" may still run.</summary>
    private static bool IsTold(Statement fact, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            var word = fact.Hits.Tokens.Word(i);
            if (word is "prescribed" or "advised" or "planned" or "booked" or "continued" or "continue" or "extended" or "needed" or "required" or "recommended")
                return false;
            if (word is "was" or "were" or "had" or "took" or "drank" or "wore" or "from" or "since" || (word.Length > 4 && word.EndsWith("ed")))
                return true;
        }

        return false;
    }

    /// <summary>"Asthma in childhood, outgrown": what ended stands in a clause before, where the ending's own names nothing.</summary>
    private List<List<uint>> Earlier(Statement fact, StatementPart part, TermHits.Hit hit)
    {
        var nouns = new List<List<uint>>();
        if (hit.Start != part.First)
            return nouns;
        for (var p = fact.Parts.Count - 1; p >= 0; p--)
        {
            var earlier = fact.Parts[p];
            if (earlier.First >= part.First)
                continue;
            var gap = fact.Hits.Tokens[earlier.End - 1].End;
            if (fact.Text.AsSpan(gap, fact.Hits.Tokens[earlier.End].Start - gap).ContainsAny(";:."))
                break;
            nouns.Add(Noun(fact, earlier.First, earlier.End));
        }

        return nouns;
    }

    /// <summary>"Should be stopped", "not stopped", "until removed": nothing has ended.</summary>
    private bool IsPrevented(Statement fact, TermHits.Hit hit) => !fact.Hits.Between(_prevented, hit.Start - Prevents, hit.Start - 1).IsEmpty;

    /// <summary>The noun that stands before the place, without what a preposition hangs on it.</summary>
    private List<uint> Before(Statement fact, StatementPart part, TermHits.Hit hit) => Noun(fact, part.First, hit.Start);

    /// <summary>The noun right behind the place; "stopped for migraine" names none.</summary>
    private List<uint> Behind(Statement fact, StatementPart part, TermHits.Hit hit) => Noun(fact, hit.End, part.End);

    private List<uint> Noun(Statement fact, int from, int to)
    {
        var noun = new List<uint>();
        for (var i = from; i < to; i++)
        {
            if (!fact.Hits.Between(_linking, i, i).IsEmpty)
                break;
            if (fact.ConceptAt[i] != 0 && fact.Hits.Between(_light, i, i).IsEmpty)
                noun.Add(fact.ConceptAt[i]);
        }

        return noun;
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
