namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Who stands before and who behind a word that tells an order: "alkali burns penetrate deeper than acid burns", "aspirate before antibiotics",
/// "calcium first, then insulin".
/// </summary>
internal sealed class ArgumentOrder(GuardPolicy policy)
{
    private readonly int _before = policy.Group("order_before");
    private readonly int _after = policy.Group("order_after");
    private readonly int _preference = policy.Group("order_preference");
    private readonly int _next = policy.Group("order_next");
    private readonly Dictionary<Statement, List<Pair>> _read = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether the sentence puts two things in the opposite order to what the evidence says of the same two.</summary>
    public bool IsExchanged(Statement sentence, IReadOnlyList<Fact> basis)
    {
        var mine = Read(sentence);
        if (mine.Count == 0)
            return false;
        Fact? previous = null;
        foreach (var fact in basis)
        {
            if (!_read.TryGetValue(fact.Statement, out var theirs))
                _read[fact.Statement] = theirs = Read(fact.Statement);
            // "Then insulin": what the sentence of the evidence before speaks of comes first.
            Pair[] follows = previous is not null ? Follows(previous.Statement, fact.Statement) : [];
            previous = fact;
            foreach (var one in mine)
            {
                foreach (var other in theirs.Concat(follows))
                {
                    if (one.OfTime == other.OfTime && AreExchanged(one, other))
                        return true;
                }
            }
        }

        return false;
    }

    private static bool AreExchanged(Pair one, Pair other)
    {
        // What is said on both sides, or stands at the same place in both, tells no order.
        var first = Only(Only(one.First, one.Second), other.First);
        var second = Only(Only(one.Second, one.First), other.Second);
        var otherFirst = Only(Only(other.First, other.Second), one.First);
        var otherSecond = Only(Only(other.Second, other.First), one.Second);
        return second.Overlaps(otherFirst) && otherSecond.Overlaps(first);
    }

    private static HashSet<uint> Only(HashSet<uint> one, HashSet<uint> other)
    {
        var only = new HashSet<uint>(one);
        only.ExceptWith(other);
        return only;
    }

    /// <summary>"Give X. Then give Y", "First test X. If it is unclear, then Y".</summary>
    private Pair[] Follows(Statement before, Statement statement)
    {
        if (!statement.Hits.Between(_next, 0, 0).IsEmpty || (statement.Hits.Tokens.Count > 1 && statement.Hits.Tokens.Word(statement.Hits.Tokens.Count - 1) is "afterwards" or "afterward" or "thereafter"))
            return [new Pair(true, before.Stems, statement.Stems)];
        if (before.Hits.Tokens.Count == 0 || before.Hits.Tokens.Word(0) is not ("first" or "firstly" or "initially"))
            return [];
        foreach (var hit in statement.Hits.Of(_next))
        {
            if (statement.Hits.Tokens.Word(hit.Start) is "then" && Within(statement, hit.End, statement.Hits.Tokens.Count) is { Count: > 0 } second)
                return [new Pair(true, before.Stems, second)];
        }

        return [];
    }

    /// <summary>"Take X first, and Y only if it is unclear": what is said to come first, and the clauses behind.</summary>
    private void FirstOfAll(Statement statement, List<Pair> pairs)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens.Word(i) is not ("first" or "initially") || tokens.Word(i - 1) is "the" or "a" or "at" or "on" or "per" or "his" or "her" or "your")
                continue;
            if (tokens.Text.AsSpan(tokens[i].End).TrimStart() is [',' or ';', ..] || tokens.Word(i + 1) is "and" or "then")
                Add(true, Within(statement, 0, i), Within(statement, i + 1, EndOfNext(statement, i + 1)), pairs);
            return;
        }
    }

    /// <summary>"…, with the yellow tube last", "…, and the rinse last": what ends a clause on "last" comes behind the clauses before.</summary>
    private void LastOfAll(Statement statement, List<Pair> pairs)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = 2; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is not ("last" or "finally") || tokens.Word(i - 1) is "the" or "a" or "at" or "his" or "her" or "your" or "and" or "was" or "were" || (i + 1 < tokens.Count && tokens.Text.AsSpan(tokens[i].End).TrimStart() is not ['.' or ',' or ';' or '[', ..] && tokens.Word(i + 1) is not ("at" or "of" or "before" or "in" or "and")))
                continue;
            var from = i;
            while (from > 0 && tokens.Word(from) is not ("with" or "and") && !tokens.Text.AsSpan(tokens[from - 1].End, tokens[from].Start - tokens[from - 1].End).ContainsAny(",;"))
                from--;
            Add(true, Within(statement, 0, from), Within(statement, from, i), pairs);
            return;
        }
    }

    private static int EndOfNext(Statement statement, int from)
    {
        foreach (var part in statement.Parts)
        {
            if (part.First > from && part.IsConditional)
                return part.First;
        }

        return statement.Hits.Tokens.Count;
    }

    private List<Pair> Read(Statement statement)
    {
        var pairs = new List<Pair>();
        Comparison(statement, pairs);
        foreach (var hit in statement.Hits.Of(_preference))
        {
            foreach (var part in statement.Parts)
            {
                if (hit.Start >= part.First && hit.Start < part.End)
                    Add(false, Within(statement, part.First, hit.Start), Within(statement, hit.End, part.End), pairs);
            }
        }

        // "From 4 days before to 4 days after the rash" surrounds it.
        if (statement.Hits.Of(_before).Length > 0 && statement.Hits.Of(_after).Length > 0 && statement.Numbers.Count > 1)
            return pairs;
        foreach (var hit in statement.Hits.Of(_before))
            Order(statement, hit, isBefore: true, pairs);
        foreach (var hit in statement.Hits.Of(_after))
            Order(statement, hit, isBefore: false, pairs);
        foreach (var hit in statement.Hits.Of(_next))
        {
            if (!IsOfNoun(statement, hit))
                Sequence(statement, hit, pairs);
        }

        FirstOfAll(statement, pairs);
        LastOfAll(statement, pairs);
        return pairs;
    }

    /// <summary>"After this dose change", "the next puff": the word belongs to what it stands before.</summary>
    private static bool IsOfNoun(Statement statement, TermHits.Hit hit)
    {
        var tokens = statement.Hits.Tokens;
        if (tokens.Word(hit.End - 1) is "this" or "these" or "it" or "them" && hit.End < tokens.Count && tokens.Text.AsSpan(tokens[hit.End - 1].End, tokens[hit.End].Start - tokens[hit.End - 1].End).IsWhiteSpace())
            return true;
        return tokens.Word(hit.Start) is "next" or "second" && hit.Start > 0 && tokens.Word(hit.Start - 1) is "the" or "then" or "his" or "her" or "your" or "their" or "a";
    }

    private void Comparison(Statement statement, List<Pair> pairs)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is not "than" || (i + 1 < tokens.Count && char.IsAsciiDigit(tokens.Word(i + 1)[0])) || tokens.Word(i - 1) is "rather" or "other")
                continue;
            foreach (var part in statement.Parts)
            {
                if (i >= part.First && i < part.End)
                    Add(false, Within(statement, part.First, i), Within(statement, i, part.End), pairs);
            }
        }
    }

    /// <summary>"X before Y", "before Y, X".</summary>
    private void Order(Statement statement, TermHits.Hit hit, bool isBefore, List<Pair> pairs)
    {
        for (var p = 0; p < statement.Parts.Count; p++)
        {
            var part = statement.Parts[p];
            if (hit.Start < part.First || hit.Start >= part.End)
                continue;
            var end = hit.End;
            while (end < part.End && !(end > hit.End && statement.Hits.Tokens.Word(end) is "and"))
                end++;
            var behind = Within(statement, hit.End, end);
            HashSet<uint> ahead;
            if (hit.Start > part.First && (p == 0 || !IsOnlyTime(statement, part.First, hit.Start)))
            {
                ahead = Within(statement, part.First, hit.Start);
            }
            else if (p > 0)
            {
                var earlier = p - 1;
                while (earlier > 0 && IsOnlyTime(statement, statement.Parts[earlier].First, statement.Parts[earlier].End))
                    earlier--;
                ahead = Within(statement, statement.Parts[earlier].First, part.First);
            }
            else if (statement.Parts.Count > 1)
                ahead = Within(statement, statement.Parts[1].First, statement.Parts[1].End);
            else
                return;
            Add(true, isBefore ? ahead : behind, isBefore ? behind : ahead, pairs);
            return;
        }
    }

    private static bool EndsClause(Tokens tokens, int end) =>
        end >= tokens.Count || tokens.Text.AsSpan(tokens[end - 1].End, tokens[end].Start - tokens[end - 1].End).ContainsAny(",;:.[");

    /// <summary>"…, 30 minutes before food": only how long before, and what comes first stands in the clause before.</summary>
    private static bool IsOnlyTime(Statement statement, int from, int to)
    {
        var timed = false;
        for (var i = from; i < to; i++)
        {
            var place = statement.Hits.Tokens[i].Start;
            var inside = false;
            foreach (var number in statement.Numbers)
                inside |= number.Unit is not null && place >= number.Start && place < number.End;
            if (!inside && statement.ConceptAt[i] != 0)
                return false;
            timed |= inside;
        }

        return timed;
    }

    /// <summary>"X first and Y afterwards", "X, then Y".</summary>
    private void Sequence(Statement statement, TermHits.Hit hit, List<Pair> pairs)
    {
        if (hit.Start == 0)
            return;
        var tokens = statement.Hits.Tokens;
        for (var i = 0; i < hit.Start; i++)
        {
            // "X first and Y afterwards": what "first" is said of stands before it.
            if (tokens.Word(i) is "first" or "initially" && i > 0 && i + 1 < hit.Start)
            {
                Add(true, Within(statement, 0, i), Within(statement, i, hit.Start) is { Count: > 0 } second ? second : Within(statement, hit.End, tokens.Count), pairs);
                return;
            }
        }

        // "Begin the feed and give thiamine afterwards": what is last stands between.
        if (tokens.Word(hit.Start) is "afterwards" or "afterward" or "thereafter" && EndsClause(tokens, hit.End))
        {
            for (var i = hit.Start - 1; i > 0; i--)
            {
                if (tokens.Word(i) is not ("and" or "with"))
                    continue;
                Add(true, Within(statement, 0, i), Within(statement, i + 1, hit.Start), pairs);
                return;
            }
        }

        // "Fever afterwards is common" tells no sequence within itself.
        if (tokens.Word(hit.Start - 1) is "and" || statement.Parts.Any(part => part.First == hit.Start))
            Add(true, Within(statement, 0, hit.Start), Within(statement, hit.End, tokens.Count), pairs);
    }

    private static void Add(bool ofTime, HashSet<uint> first, HashSet<uint> second, List<Pair> pairs)
    {
        if (first.Count > 0 && second.Count > 0)
            pairs.Add(new Pair(ofTime, first, second));
    }

    private HashSet<uint> Within(Statement statement, int from, int to)
    {
        var concepts = new HashSet<uint>();
        for (var i = from; i < to; i++)
        {
            if (statement.ConceptAt[i] != 0)
                concepts.Add(statement.ConceptAt[i]);
        }

        // "Beclometasone" stands where the evidence says "the steroid inhaler".
        foreach (var (members, name) in policy.Answers.Broader)
        {
            if (to > from && !statement.Hits.Between(members, from, to - 1).IsEmpty)
                concepts.Add(name);
        }

        return concepts;
    }

    /// <summary>What comes first, or stands before "than", and what second.</summary>
    private sealed record Pair(bool OfTime, HashSet<uint> First, HashSet<uint> Second);
}
