namespace ClinicalAssistant.Core;

/// <summary>How often something happens, as a text states it.</summary>
public readonly record struct TextFrequency
{
    /// <summary>Where it begins, in UTF-16 code units.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>Times per day: 2 for "twice daily", 1/7 for "weekly", 0 for "a single dose"; the lower bound of a range.</summary>
    public required decimal PerDay { get; init; }

    /// <summary>Times per day at the upper bound of a range ("every 4 to 6 hours"); the same as <see cref="PerDay"/> where there is none.</summary>
    public required decimal HighPerDay { get; init; }

    /// <summary>Whether both say the same, but for rounding; either end of a range agrees with the range.</summary>
    public bool Agrees(TextFrequency other) => IsEnd(PerDay, other) && IsEnd(HighPerDay, other);

    private static bool IsEnd(decimal perDay, TextFrequency other) => Close(perDay, other.PerDay) || Close(perDay, other.HighPerDay);

    private static bool Close(decimal one, decimal other) => Math.Abs(one - other) <= 0.02m * Math.Max(one, other);
}
