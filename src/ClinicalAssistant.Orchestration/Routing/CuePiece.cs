namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>What is known of the text that a piece of a pattern matches.</summary>
/// <param name="Exact">All texts that it can match, or null where these are too many or not known.</param>
/// <param name="Needed">Texts of which every match holds at least one, or null where none are known.</param>
internal sealed record CuePiece(IReadOnlyList<string>? Exact, IReadOnlyList<string>? Needed)
{
    /// <summary>Matches no character.</summary>
    public static CuePiece Nothing { get; } = new([""], null);

    /// <summary>Nothing is known of it.</summary>
    public static CuePiece Anything { get; } = new(null, null);

    /// <summary>The end of a sequence that is known letter by letter; what stands before it only counts by <see cref="Needed"/>.</summary>
    private IReadOnlyList<string> Tail { get; init; } = [""];

    public static CuePiece Of(IReadOnlyList<string> texts) => new(texts, Telling(texts));

    public CuePiece Optional() => Exact is null ? Anything : new CuePiece([.. Exact.Append("").Distinct()], null);

    public CuePiece AtLeastOnce() => new(null, Needed);

    /// <summary>Either of both.</summary>
    public CuePiece Or(CuePiece other, int most)
    {
        var exact = Exact is not null && other.Exact is not null && Exact.Count + other.Exact.Count <= most ? Exact.Concat(other.Exact).Distinct().ToList() : null;
        var needed = Needed is not null && other.Needed is not null && Needed.Count + other.Needed.Count <= most ? Needed.Concat(other.Needed).Distinct().ToList() : null;
        return new CuePiece(exact, needed);
    }

    /// <summary>This, and the other behind it.</summary>
    public CuePiece Then(CuePiece next, int most)
    {
        var before = Exact ?? Tail;
        if (next.Exact is null)
            return new CuePiece(null, Better(Needed, next.Needed));
        if (before.Count * next.Exact.Count > most)
            return new CuePiece(null, Better(Needed, Telling(next.Exact))) { Tail = next.Exact };
        var joined = before.SelectMany(_ => next.Exact, Join).Distinct().ToList();
        return Exact is null ? new CuePiece(null, Better(Needed, Telling(joined))) { Tail = joined } : new CuePiece(joined, Better(Needed, Telling(joined)));
    }

    private static string Join(string before, string next)
    {
        if (before.Length == 0 || next.Length == 0)
            return before + next;
        if (before[^1] == CueText.Boundary || next[0] == CueText.Boundary)
            return before + (before[^1] == next[0] ? next[1..] : next);
        return CueText.IsWord(before[^1]) == CueText.IsWord(next[0]) ? before + next : before + CueText.Boundary + next;
    }

    /// <summary>The texts, where each of them tells something.</summary>
    private static IReadOnlyList<string>? Telling(IReadOnlyList<string> texts) => texts.All(static text => Letters(text) > 0) ? texts : null;

    /// <summary>Whichever is the rarer in a text: a letter more makes a text about eight times as rare.</summary>
    private static IReadOnlyList<string>? Better(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        one is null ? other : other is null || Share(one) <= Share(other) ? one : other;

    private static double Share(IReadOnlyList<string> texts) => texts.Sum(static text => Math.Pow(8, -(Letters(text) + (0.5 * (text.Length - Letters(text))))));

    private static int Letters(string text) => text.Count(static c => c != CueText.Boundary);
}
