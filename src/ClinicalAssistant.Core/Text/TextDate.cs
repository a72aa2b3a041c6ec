namespace ClinicalAssistant.Core;

/// <summary>A calendar date, a year or a time of day, as a text states it.</summary>
public readonly record struct TextDate
{
    /// <summary>Where it begins, in UTF-16 code units.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>Day of the month, or 0 where not said.</summary>
    public int Day { get; init; }

    /// <summary>Month, or 0 where not said.</summary>
    public int Month { get; init; }

    /// <summary>Year, or 0 where not said.</summary>
    public int Year { get; init; }

    /// <summary>Minutes since midnight, or -1 where it is no time of day.</summary>
    public int Minute { get; init; }

    /// <summary>Whether everything that this one says stands in the other, day and month in either order where both are numbers.</summary>
    public bool IsIn(TextDate other)
    {
        if (Minute >= 0 || other.Minute >= 0)
            return Minute == other.Minute;
        if (Year != 0 && other.Year != 0 && Year != other.Year)
            return false;
        if (Day == 0 && Month == 0)
            return Year == other.Year;
        return (Month == other.Month && (Day == 0 || Day == other.Day)) || (Day != 0 && Day == other.Month && Month == other.Day);
    }
}
