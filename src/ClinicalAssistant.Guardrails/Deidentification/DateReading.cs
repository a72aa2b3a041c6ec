using System.Globalization;

namespace ClinicalAssistant.Guardrails;

/// <summary>What a date as written says: its day where it is whole, its year where it has one.</summary>
internal readonly record struct DateReading(DateOnly? Day, int? Year)
{
    private const int OldestShown = 89;

    /// <summary>Reads a date as found; day and month in figures are read month first unless that cannot be.</summary>
    public static DateReading Read(string value)
    {
        var numbers = new List<int>();
        var month = 0;
        for (var i = 0; i < value.Length && value[i] != 'T' | numbers.Count < 3;)
        {
            var start = i;
            if (char.IsAsciiDigit(value[i]))
            {
                while (i < value.Length && char.IsAsciiDigit(value[i]))
                    i++;
                if (i - start == 8 && numbers.Count == 0)
                    numbers.AddRange([int.Parse(value.AsSpan(start, 4), CultureInfo.InvariantCulture), int.Parse(value.AsSpan(start + 4, 2), CultureInfo.InvariantCulture), int.Parse(value.AsSpan(start + 6, 2), CultureInfo.InvariantCulture)]);
                else if (i - start <= 4)
                    numbers.Add(int.Parse(value.AsSpan(start, i - start), CultureInfo.InvariantCulture));
            }
            else if (char.IsLetter(value[i]))
            {
                while (i < value.Length && char.IsLetter(value[i]))
                    i++;
                month = month == 0 ? DateWords.Month(WordFolding.Fold(value.AsSpan(start, i - start))) : month;
            }
            else
            {
                i++;
            }
        }

        int? year = numbers.Find(DateWords.IsYear) is > 0 and var found ? found : null;
        if (month > 0)
            return new DateReading(year is { } y && numbers.Find(n => n is >= 1 and <= 31) is > 0 and var day ? At(y, month, day) : null, year);
        if (numbers.Count < 3)
            return new DateReading(null, year);
        if (numbers[0] > 31)
            return new DateReading(At(numbers[0], numbers[1], numbers[2]), year);
        var full = numbers[2] > 99 ? numbers[2] : numbers[2] + (numbers[2] < 40 ? 2000 : 1900);
        return new DateReading(At(full, numbers[0], numbers[1]) ?? At(full, numbers[1], numbers[0]), full);
    }

    /// <summary>How far a day lies from another, in words; beyond 89 years no figure is given.</summary>
    public static string Distance(DateOnly anchor, DateOnly day, int number)
    {
        var days = day.DayNumber - anchor.DayNumber;
        var side = days < 0 ? "before" : "after";
        var far = Math.Abs(days) > OldestShown * 365;
        return days == 0
            ? string.Create(CultureInfo.InvariantCulture, $"same day as DATE_{number}")
            : far ? string.Create(CultureInfo.InvariantCulture, $"more than {OldestShown} years {side} DATE_{number}") : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(days)} {(Math.Abs(days) == 1 ? "day" : "days")} {side} DATE_{number}");
    }

    private static DateOnly? At(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
