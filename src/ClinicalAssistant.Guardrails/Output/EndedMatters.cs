namespace ClinicalAssistant.Guardrails;

/// <summary>What an evidence says has ended ("X stopped", "X in childhood, outgrown", "X until 2011", "ex-X"), each as the tokens of the nouns that name it.</summary>
internal sealed class EndedMatters(GuardPolicy policy)
{
    private const int Prevents = 3;
    private readonly int _ending = policy.Group("ending");
    private readonly int _former = policy.Group("former");
    private readonly int _prevented = policy.Group("ending_prevented");
    private readonly int _light = policy.Group("ending_light");
    private readonly int _linking = policy.Group("linking");

    /// <summary>The matters that have ended; the last token of each is what it is of.</summary>
    /// <param name="fact">What an evidence says.</param>
    /// <param name="isGone">Whether what was merely replaced counts as gone ("catheter replaced": there is another).</param>
    public List<List<int>> Of(Statement fact, bool isGone = true)
    {
        var ended = new List<List<int>>();
        foreach (var part in fact.Parts)
        {
            if (part.IsConditional || part.IsTemporal)
                continue;
            foreach (var hit in fact.Hits.Between(_ending, part.First, part.End - 1))
            {
                if (IsPrevented(fact, part, hit) || IsOfAmount(fact, hit) || (!isGone && fact.Hits.Tokens.Word(hit.End - 1) is "replaced"))
                    continue;
                Add(Before(fact, part, hit));
                if (!IsOfSuccessor(fact, hit))
                    Add(Behind(fact, part, hit));
                Earlier(fact, part, hit).ForEach(Add);
            }

            Add(UntilDate(fact, part));
            Add(OverSpan(fact, part));
            Add(InThePast(fact, part));
            Add(NoneSince(fact, part));
            foreach (var hit in fact.Hits.Between(_former, part.First, part.End - 1))
            {
                Add(Behind(fact, part, hit));
                if (fact.Hits.Tokens.Word(hit.Start) is "no")
                    Add(Before(fact, part, hit));
            }
        }

        return ended;

        void Add(List<int> matter)
        {
            if (matter.Count > 0)
                ended.Add(matter);
        }
    }

    /// <summary>"Replaced by Y", "switched to Y": what stands behind has begun.</summary>
    private static bool IsOfSuccessor(Statement fact, TermHits.Hit hit) => fact.Hits.Tokens.Word(hit.End - 1) is "by" or "to" or "with" or "for";

    /// <summary>"Haemodialysis from 2018 until 8 June 2021", "smoked 20 a day until 2011": the day is named at which what stands before ended.</summary>
    private List<int> UntilDate(Statement fact, StatementPart part)
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

    /// <summary>"X from March 2013 to March 2018", "X taken 2020 to 2023": the span has its end; one that names days may still run.</summary>
    private List<int> OverSpan(Statement fact, StatementPart part)
    {
        for (var d = 1; d < fact.Dates.Count; d++)
        {
            var (from, to) = (fact.Dates[d - 1], fact.Dates[d]);
            if (to.Year == 0 || to.Day != 0 || from.End > to.Start || fact.Text.AsSpan(from.End, to.Start - from.End).Trim() is not ("to" or "until" or "till" or "-" or "–" or "through"))
                continue;
            var first = part.First;
            while (first < part.End && fact.Hits.Tokens[first].Start < from.Start)
                first++;
            if (first > part.First && first < part.End && fact.Hits.Tokens[first].Start < to.Start)
                return Noun(fact, part.First, first);
        }

        return [];
    }

    /// <summary>"Alcohol dependence in the past".</summary>
    private List<int> InThePast(Statement fact, StatementPart part)
    {
        for (var i = part.First + 1; i + 2 < part.End; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "in" && fact.Hits.Tokens.Word(i + 1) is "the" && fact.Hits.Tokens.Word(i + 2) is "past")
                return Noun(fact, part.First, i);
        }

        return [];
    }

    /// <summary>"No alcohol since October 2022", "has not smoked since".</summary>
    private List<int> NoneSince(Statement fact, StatementPart part)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = part.First; i < part.End; i++)
        {
            if (tokens.Word(i) is not ("no" or "not"))
                continue;
            for (var since = i + 2; since < Math.Min(tokens.Count, i + 2 + Prevents * 2); since++)
            {
                if (tokens.Word(since) is "since")
                    return Noun(fact, i + 1, since);
            }
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
    private List<List<int>> Earlier(Statement fact, StatementPart part, TermHits.Hit hit)
    {
        var nouns = new List<List<int>>();
        if (hit.Start != part.First && Noun(fact, part.First, hit.Start).Count > 0)
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
    private bool IsPrevented(Statement fact, StatementPart part, TermHits.Hit hit) => !fact.Hits.Between(_prevented, Math.Max(part.First, hit.Start - Prevents), hit.Start - 1).IsEmpty;

    /// <summary>"Ramipril changed to 5 mg", "changed to twice daily": it goes on.</summary>
    private static bool IsOfAmount(Statement fact, TermHits.Hit hit) =>
        IsOfSuccessor(fact, hit) && hit.End < fact.Hits.Tokens.Count && (char.IsAsciiDigit(fact.Hits.Tokens.Word(hit.End)[0]) || fact.Hits.Tokens.Word(hit.End) is "once" or "twice" or "nightly" or "daily" or "weekly" or "lower" or "higher" or "alternate");

    /// <summary>The noun that stands before the place, without what a preposition hangs on it.</summary>
    private List<int> Before(Statement fact, StatementPart part, TermHits.Hit hit) => Noun(fact, fact.Hits.Tokens.Word(part.First) is "and" or "but" or "then" ? part.First + 1 : part.First, hit.Start);

    /// <summary>The noun right behind the place; "stopped for migraine" names none.</summary>
    private List<int> Behind(Statement fact, StatementPart part, TermHits.Hit hit) => Noun(fact, hit.End, part.End);

    private List<int> Noun(Statement fact, int from, int to)
    {
        var noun = new List<int>();
        for (var i = from; i < to; i++)
        {
            if (!fact.Hits.Between(_linking, i, i).IsEmpty)
                break;
            // "Enalapril 10 mg stopped": the amount is none of it.
            if (fact.ConceptAt[i] != 0 && !IsUnit(fact, i) && !IsMonth(fact.Hits.Tokens.Word(i)) && fact.Hits.Between(_light, i, i).IsEmpty)
                noun.Add(i);
        }

        return noun;
    }

    private static bool IsMonth(ReadOnlySpan<char> word) =>
        word is "january" or "february" or "march" or "april" or "june" or "july" or "august" or "september" or "october" or "november" or "december";

    private static bool IsUnit(Statement fact, int token)
    {
        foreach (var number in fact.Numbers)
        {
            if (number.Unit is not null && fact.Hits.Tokens[token].Start > number.Start && fact.Hits.Tokens[token].Start < number.End)
                return true;
        }

        return false;
    }
}
