using System.Globalization;

namespace ClinicalAssistant.Core;

/// <summary>
/// An age in years, 0 to 130 inclusive, with the granularity it was stated in (a newborn of 5 days is 5/365.25 years).
/// Reads a number of years or an ISO 8601 duration of years, months, weeks and days (<c>P33Y</c>, <c>P5M</c>, <c>P1Y6M</c>).
/// </summary>
public sealed record Age
{
    private const decimal DaysPerYear = 365.25m;

    private Age(decimal years) => Years = years;

    /// <summary>The highest age that is accepted, in years.</summary>
    public const decimal Maximum = 130m;

    /// <summary>Years, fractions for infants.</summary>
    public decimal Years { get; }

    /// <summary>Whole completed years.</summary>
    public int WholeYears => (int)decimal.Floor(Years);

    /// <summary>Age in days, for the newborn rules.</summary>
    public decimal Days => Years * DaysPerYear;

    /// <summary>An age of so many years.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 130.</exception>
    public static Age FromYears(decimal years) => years is < 0 or > Maximum
        ? throw new ArgumentOutOfRangeException(nameof(years), "An age lies between 0 and 130 years.")
        : new Age(years);

    /// <summary>An age of so many days.</summary>
    public static Age FromDays(decimal days) => FromYears(days / DaysPerYear);

    /// <summary>An age of so many months.</summary>
    public static Age FromMonths(decimal months) => FromYears(months / 12m);

    /// <summary>Reads years or an ISO 8601 duration. False where the text is neither, or out of range.</summary>
    public static bool TryParse(string? text, out Age? age)
    {
        age = null;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        text = text.Trim();
        var years = decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : FromDuration(text);
        if (years is null or < 0 or > Maximum)
            return false;
        age = new Age(years.Value);
        return true;
    }

    /// <summary>As a clinician writes it: "33 years", "5 months", "4 days".</summary>
    public override string ToString() => Years switch
    {
        >= 2 => string.Create(CultureInfo.InvariantCulture, $"{WholeYears} years"),
        >= 1m / 12m => Plural(decimal.Floor(Years * 12m), "month"),
        _ => Plural(decimal.Round(Days), "day"),
    };

    private static string Plural(decimal count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:0} {unit}{(count == 1 ? "" : "s")}");

    private static decimal? FromDuration(string text)
    {
        if (text.Length < 3 || text[0] is not ('P' or 'p'))
            return null;
        var years = 0m;
        var start = 1;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) || text[i] == '.')
                continue;
            if (text[i] is 'T' or 't')
                return start == i ? years : null;
            if (!decimal.TryParse(text.AsSpan(start, i - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count > 50000)
                return null;
            decimal? part = char.ToUpperInvariant(text[i]) switch
            {
                'Y' => count,
                'M' => count / 12m,
                'W' => count * 7m / DaysPerYear,
                'D' => count / DaysPerYear,
                _ => null,
            };
            if (part is null)
                return null;
            years += part.Value;
            start = i + 1;
        }

        return start == text.Length ? years : null;
    }
}
