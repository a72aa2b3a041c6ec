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
        if (StagedOrder.FollowsOn(statement) || !statement.Hits.Between(_next, 0, 0).IsEmpty || (statement.Hits.Tokens.Count > 1 && statement.Hits.Tokens.Word(statement.Hits.Tokens.Count - 1) is "afterwards" or "afterward" or "thereafter"))
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
            if (!OrderWords.ComesFirst(tokens, i) || statement.DeniedAt[i])
                continue;
            if (tokens.Text.AsSpan(tokens[i].End).TrimStart() is [',' or ';', ..] || tokens.Word(i + 1) is "and" or "then")
                Add(true, OwnClause(statement, i), Within(statement, i + 1, EndOfNext(statement, i + 1)), pairs);
            return;
        }
    }

    /// <summary>"With gel, use the drops first": what comes first stands in the clause of the word, or before it where that clause names nothing.</summary>
    private HashSet<uint> OwnClause(Statement statement, int first)
    {
        var part = statement.Parts.First(part => part.End > first);
        return part.First < first && Within(statement, part.First, first) is { Count: > 0 } own ? own : Within(statement, 0, first);
    }

    /// <summary>"Add senna if macrogol alone does not work": what fails comes first.</summary>
    private void AfterFailure(Statement statement, List<Pair> pairs)
    {
        for (var p = 0; p < statement.Parts.Count; p++)
        {
            var part = statement.Parts[p];
            if (!part.IsConditional || !OrderWords.TellsFailure(statement.Hits.Tokens, part))
                continue;
            var beside = p > 0 ? statement.Parts[p - 1] : p + 1 < statement.Parts.Count ? statement.Parts[p + 1] : null;
            if (beside is not null)
                Add(true, Within(statement, part.First, part.End), Within(statement, beside.First, beside.End), pairs);
        }
    }

    /// <summary>"Give X and follow it with Y", "begin with X and bring in Y".</summary>
    private void InTurn(Statement statement, List<Pair> pairs)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = 1; i + 2 < tokens.Count; i++)
        {
            if (tokens.Word(i) is "follow" && tokens.Word(i + 1) is "it" or "this" or "that" or "them" && tokens.Word(i + 2) is "with" or "up" or "by")
            {
                Add(true, Within(statement, 0, i), Within(statement, i + 3, tokens.Count), pairs);
                return;
            }

            if (tokens.Word(i) is not "with" || tokens.Word(i - 1) is not ("begin" or "start" or "open" or "lead"))
                continue;
            for (var next = i + 1; next + 1 < tokens.Count; next++)
            {
                // "Begin with the spray, and rinse after that": the word at the end tells that it follows.
                if (tokens.Word(next) is not ("and" or "then") || (tokens.Word(next + 1) is not ("then" or "add" or "bring" or "introduce" or "move" or "follow" or "give" or "take") && !EndsOnNext(statement)))
                    continue;
                Add(true, Within(statement, i + 1, next), Within(statement, next + 1, EndOfNext(statement, next + 1)), pairs);
                return;
            }
        }
    }

    /// <summary>"…, and rinse after that", "…, and the drops afterwards".</summary>
    private bool EndsOnNext(Statement statement)
    {
        foreach (var hit in statement.Hits.Of(_next))
        {
            if (hit.Start > 0 && OrderWords.EndsClause(statement.Hits.Tokens, hit.End))
                return true;
        }

        return false;
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
        {
            if (!OrderWords.TellsNoOrder(statement, hit))
                Order(statement, hit, isBefore: true, pairs);
        }

        var second = StagedOrder.Second(statement);
        foreach (var hit in statement.Hits.Of(_after))
        {
            // "Begin A, and once that is done add B": the stages tell the order.
            var isJoint = second > 0 && statement.Hits.Tokens.Word(hit.Start) is "once" && hit.Start >= second && hit.Start <= second + 1;
            if (!isJoint && !OrderWords.TellsNoOrder(statement, hit))
                Order(statement, hit, isBefore: false, pairs);
        }

        foreach (var hit in statement.Hits.Of(_next))
        {
            if (!OrderWords.IsOfNoun(statement, hit))
                Sequence(statement, hit, pairs);
        }

        FirstOfAll(statement, pairs);
        LastOfAll(statement, pairs);
        AfterFailure(statement, pairs);
        InTurn(statement, pairs);
        if (second > 0)
            Add(true, Within(statement, 0, second), Within(statement, second, statement.Hits.Tokens.Count), pairs);
        return pairs;
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
            if (hit.Start > part.First && (p == 0 || !OrderWords.IsOnlyTime(statement, part.First, hit.Start)) && Within(statement, Conjunct(statement, part.First, hit.Start), hit.Start) is { Count: > 0 } own)
            {
                ahead = own;
            }
            else if (p > 0)
            {
                // "Given before the block it can do harm" tells what comes of it, and no order.
                if (Within(statement, statement.Parts[p - 1].First, part.First).Count == 0 && OrderWords.HoldsSubject(statement.Hits.Tokens, hit.End, part.End))
                    return;
                var earlier = p - 1;
                while (earlier > 0 && (OrderWords.IsOnlyTime(statement, statement.Parts[earlier].First, statement.Parts[earlier].End) || Within(statement, statement.Parts[earlier].First, part.First).Count == 0))
                    earlier--;
                ahead = Within(statement, Conjunct(statement, statement.Parts[earlier].First, part.First), part.First);
            }
            else if (statement.Parts.Count > 1)
                ahead = Within(statement, statement.Parts[1].First, statement.Parts[1].End);
            else
                return;
            // "Never take it before a reading": the reading comes first.
            var forbidden = isBefore && statement.Hits.Tokens.Word(hit.Start) is "before" && OrderWords.IsForbiddenBefore(statement, hit.Start);
            if (forbidden && statement.Hits.Tokens.IndexOf("unless") >= 0)
                return;
            var comesFirst = isBefore && !forbidden;
            Add(true, comesFirst ? ahead : behind, comesFirst ? behind : ahead, pairs);
            return;
        }
    }

    /// <summary>"Ask about allergy and observe for 20 minutes after the injection": only what is done last stands in the order.</summary>
    private static int Conjunct(Statement statement, int from, int to)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = to - 3; i > from; i--)
        {
            if (tokens.Word(i) is "and" && tokens.Word(i + 2) is "for" or "the" or "your" or "his" or "her" or "him" or "it" or "them" or "a" or "an" or "you")
                return i + 1;
        }

        return from;
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
            if (i > 0 && i + 1 < hit.Start && OrderWords.ComesFirst(tokens, i))
            {
                Add(true, Within(statement, 0, i), Within(statement, i, hit.Start) is { Count: > 0 } second ? second : Within(statement, hit.End, tokens.Count), pairs);
                return;
            }
        }

        // "Begin the feed and give thiamine afterwards": what is last stands between.
        if (tokens.Word(hit.Start) is "afterwards" or "afterward" or "thereafter" && OrderWords.EndsClause(tokens, hit.End))
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
            // What is done with a thing stands on both sides of most orders.
            if (statement.ConceptAt[i] != 0 && statement.Hits.Tokens.Word(i) is not ("use" or "take" or "give" or "given" or "apply" or "put" or "get" or "wait" or "minutes" or "hours" or "days" or "weeks" or "begin"))
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
