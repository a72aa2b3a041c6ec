namespace ClinicalAssistant.Guardrails;

/// <summary>A place where a statement stands at a pole of an axis.</summary>
/// <param name="Pole">Which pole.</param>
/// <param name="Denied">Whether it is denied there, or is the condition of what is denied.</param>
/// <param name="Matter">What it is said of: the rest of its clause, or the words around it where the clause stands at several poles.</param>
/// <param name="Figures">The numbers of its clause.</param>
internal readonly record struct PolePlace(int Pole, bool Denied, HashSet<uint> Matter, IReadOnlyList<PoleFigure> Figures)
{
    /// <summary>Whether it stands in a condition ("if he stops").</summary>
    public bool InCondition { get; init; }

    /// <summary>Whether it counts from something ("36 hours later").</summary>
    public bool OfSpan { get; init; }

    private const int Window = 3;
    private const int Reach = 5;

    /// <summary>The places of a statement, clause by clause.</summary>
    public static IReadOnlyList<PolePlace> Of(Statement statement, OppositeAxis axis, int cues)
    {
        var places = new List<PolePlace>();
        for (var index = 0; index < statement.Parts.Count; index++)
        {
            var part = statement.Parts[index];
            var poles = 0;
            foreach (var pole in axis.Poles)
                poles += statement.Hits.Between(pole, part.First, part.End - 1).IsEmpty ? 0 : 1;
            var next = index + 1 < statement.Parts.Count && (statement.Parts[index + 1].IsConditional || statement.Parts[index + 1].IsTemporal) ? statement.Parts[index + 1] : null;
            IReadOnlyList<PoleFigure> figures = poles == 0 ? [] : [.. statement.Numbers.Where(number => statement.PartAt(number.Start) is { } holding && (ReferenceEquals(holding, part) || ReferenceEquals(holding, next))).Select(PoleFigure.Of)];
            for (var p = 0; poles > 0 && p < axis.Poles.Count; p++)
            {
                foreach (var hit in statement.Hits.Between(axis.Poles[p], part.First, part.End - 1))
                {
                    // "before that" points back, to nothing of the evidence.
                    if (hit.End < statement.Hits.Tokens.Count && statement.Hits.Tokens.Word(hit.End) is "that" or "this")
                        continue;
                    // "As well as" praises nothing.
                    if (hit.Start > 0 && statement.Hits.Tokens.Word(hit.Start) is "well" && statement.Hits.Tokens.Word(hit.Start - 1) is "as")
                        continue;
                    // "larger than normal" is not normal.
                    if (hit.Start > 0 && statement.Hits.Tokens.Word(hit.Start - 1) is "than")
                        continue;
                    if (PoleWords.AreNoPole(statement.Hits.Tokens, hit, axis) || IsInLonger(statement, axis, hit) || IsUnit(statement.Hits.Tokens, hit.Start) || IsRemains(statement.Hits.Tokens, hit.Start) || IsJoined(statement, axis, hit))
                        continue;
                    var matter = axis.IsOfOrder ? Behind(statement, part, hit) : poles == 1 ? new HashSet<uint>(part.Concepts) : Around(statement, part, hit, axis);
                    if (!axis.IsOfOrder)
                        AddConditions(statement, index, next, matter);
                    for (var i = hit.Start; i < hit.End; i++)
                        matter.Remove(statement.ConceptAt[i]);
                    // "right kidney 10.8 cm, left 9.1 cm": what the second is said of stands with the first.
                    if (matter.Count == 0 && places.Count > 0 && places[^1].Pole != p && statement.Hits.Tokens.FollowsComma(part.First))
                        matter.UnionWith(places[^1].Matter);
                    places.Add(new PolePlace(p, (statement.DeniedAt[hit.Start] && !IsOwnCue(statement, part, hit, cues)) || part.OfDenial, matter, poles == 1 && !axis.IsByFigure ? figures : Bound(statement, part, hit, axis)) { InCondition = part.IsConditional, OfSpan = PoleWords.IsOfSpan(statement.Hits.Tokens, hit) });
                }
            }
        }

        return places;
    }

    /// <summary>Adds what the conditions beside the clause speak of.</summary>
    private static void AddConditions(Statement statement, int index, StatementPart? next, HashSet<uint> matter)
    {
        // "Stop and rest if you get chest pain": the condition tells the matter.
        if (next is { IsConditional: true })
            matter.UnionWith(next.Concepts);
        if (index > 0 && statement.Parts[index - 1].IsConditional)
            matter.UnionWith(statement.Parts[index - 1].Concepts);
        // "If you vomit, cannot eat or get dehydrated, carry on": the condition is a list.
        else if (index is 2 or 3 && statement.Parts[0].IsConditional && statement.Hits.Tokens.FollowsComma(statement.Parts[index].First) && !statement.Parts.Skip(1).Take(index - 1).Any(item => item.Concepts.Count > 3))
            matter.UnionWith(statement.Parts.Take(index).SelectMany(item => item.Concepts));
    }

    /// <summary>"Before the scan": what the word of order stands before; "afterwards" and "7 days later" stand before nothing.</summary>
    private static HashSet<uint> Behind(Statement statement, StatementPart part, TermHits.Hit hit)
    {
        var behind = new HashSet<uint>();
        for (var i = hit.End; i < part.End; i++)
        {
            if (statement.ConceptAt[i] != 0)
                behind.Add(statement.ConceptAt[i]);
        }

        return behind;
    }

    /// <summary>"Withhold" denies by itself what it is said of, and is not denied by that.</summary>
    private static bool IsOwnCue(Statement statement, StatementPart part, TermHits.Hit hit, int cues)
    {
        var own = false;
        foreach (var cue in statement.Hits.Between(cues, part.First, part.End - 1))
        {
            if (cue.Start != hit.Start)
                return false;
            own = true;
        }

        return own;
    }

    /// <summary>The "smoker" of "non-smoker".</summary>
    private static bool IsInLonger(Statement statement, OppositeAxis axis, TermHits.Hit hit)
    {
        foreach (var pole in axis.Poles)
        {
            foreach (var other in statement.Hits.Of(pole))
            {
                if (other.Start <= hit.Start && other.End >= hit.End && other.End - other.Start > hit.End - hit.Start)
                    return true;
            }
        }

        return false;
    }

    /// <summary>"2 L", "mmol/L": a letter that is no side.</summary>
    private static bool IsUnit(Tokens tokens, int token) =>
        tokens.Word(token).Length == 1 && token > 0 && (char.IsAsciiDigit(tokens.Word(token - 1)[0]) || tokens.Text[tokens[token].Start - 1] == '/');

    /// <summary>"Can be left alone", "no drain was left": what remains, and no side.</summary>
    private static bool IsRemains(Tokens tokens, int token) =>
        tokens.Word(token) is "left" && ((token > 0 && tokens.Word(token - 1) is "be" or "been" or "was" or "were" or "is" or "are" or "best" or "being") || (token + 1 < tokens.Count && tokens.Word(token + 1) is "alone" or "in" or "behind" or "out" or "open" or "over" or "untreated" or "to"))
        && !(token + 1 < tokens.Count && tokens.Word(token + 1) is "sided" or "handed");

    /// <summary>"Upper and lower endoscopy": both poles of one thing.</summary>
    private static bool IsJoined(Statement statement, OppositeAxis axis, TermHits.Hit hit)
    {
        var tokens = statement.Hits.Tokens;
        return (hit.End + 1 < tokens.Count && tokens.Word(hit.End) is "and" or "or" && IsOtherPole(hit.End + 1)) || (hit.Start > 1 && tokens.Word(hit.Start - 1) is "and" or "or" && IsOtherPole(hit.Start - 2));

        bool IsOtherPole(int token) => axis.Poles.Any(pole => !statement.Hits.Between(pole, token, token).IsEmpty && statement.Hits.Between(pole, hit.Start, hit.Start).IsEmpty);
    }

    /// <summary>How many numbers both clauses hold.</summary>
    public int SharedFigures(PolePlace other)
    {
        var shared = 0;
        foreach (var figure in Figures)
            shared += other.Figures.Any(figure.Agrees) ? 1 : 0;
        return shared;
    }

    /// <summary>The nearest number a few words away that stands nearer to no other pole.</summary>
    private static List<PoleFigure> Bound(Statement statement, StatementPart part, TermHits.Hit hit, OppositeAxis axis)
    {
        var tokens = statement.Hits.Tokens;
        var from = tokens[Math.Max(part.First, hit.Start - Reach)].Start;
        var to = tokens[Math.Min(part.End, hit.End + Reach) - 1].End;
        var nearest = int.MaxValue;
        Core.TextNumber? bound = null;
        foreach (var number in statement.Numbers)
        {
            if (number.End < from || number.Start > to || Distance(statement, number, hit) is var distance && distance >= nearest)
                continue;
            var others = false;
            foreach (var pole in axis.Poles)
            {
                foreach (var other in statement.Hits.Between(pole, part.First, part.End - 1))
                    others |= other != hit && Distance(statement, number, other) < distance;
            }

            if (!others)
                (nearest, bound) = (distance, number);
        }

        return bound is null ? [] : [PoleFigure.Of(bound.Value)];
    }

    /// <summary>How far a number stands from a word; "3 in women" and "3 % for men" bind to what follows, across "and" or a comma nothing binds.</summary>
    private static int Distance(Statement statement, Core.TextNumber number, TermHits.Hit hit)
    {
        var here = statement.Hits.Tokens[hit.Start].Start;
        var (from, to) = number.Start < here ? (number.End, here) : (statement.Hits.Tokens[hit.End - 1].End, number.Start);
        var between = from < to ? statement.Text.AsSpan(from, to - from) : [];
        if (IsBarred(between))
            return between.Length + 100;
        var last = between.TrimEnd();
        return number.Start < here && (last.EndsWith(" in", StringComparison.Ordinal) || last.EndsWith(" on the", StringComparison.Ordinal) || last.EndsWith(" for", StringComparison.Ordinal) || last.EndsWith(" in a", StringComparison.Ordinal)) ? 0 : between.Length;
    }

    /// <summary>"or more" belongs to its number.</summary>
    private static bool IsBarred(ReadOnlySpan<char> between)
    {
        if (between.Contains(" and ", StringComparison.Ordinal) || between.Contains(','))
            return true;
        var or = between.IndexOf(" or ", StringComparison.Ordinal);
        return or >= 0 && !(between[(or + 4)..] is var rest && (rest.StartsWith("more") || rest.StartsWith("less") || rest.StartsWith("over") || rest.StartsWith("above") || rest.StartsWith("below") || rest.StartsWith("under") || rest.StartsWith("fewer")));
    }

    private static HashSet<uint> Around(Statement statement, StatementPart part, TermHits.Hit hit, OppositeAxis axis)
    {
        var matter = new HashSet<uint>();
        for (var i = Math.Max(part.First, hit.Start - Window); i < Math.Min(part.End, hit.End + Window); i++)
        {
            // "upper and lower endoscopy" shares what follows.
            if (i >= hit.End && statement.Hits.Tokens.Word(i) is "and" or "but" or "while" or "with" && !axis.Poles.Any(pole => !statement.Hits.Between(pole, i + 1, i + 1).IsEmpty))
                break;
            if (i < hit.Start && statement.Hits.Tokens.Word(i) is "and" or "but" or "while" or "with")
                matter.Clear();
            if (statement.ConceptAt[i] != 0)
                matter.Add(statement.ConceptAt[i]);
        }

        return matter;
    }
}
