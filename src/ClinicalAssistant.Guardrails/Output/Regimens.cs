using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The doses of a statement, each with how often it is given, and what an amount is of without the time or dose that it is told by.</summary>
internal static partial class Regimens
{
    /// <summary>Each frequency with the dose that it belongs to: the last before it in its stretch, else the first behind it.</summary>
    public static IEnumerable<(TextNumber Dose, TextFrequency Often)> Of(Statement statement)
    {
        foreach (var often in statement.Frequencies)
        {
            if (often.PerDay > 0 && (Before(statement, often) ?? Behind(statement, often)) is { } dose)
                yield return (dose, often);
        }
    }

    /// <summary>The unit of an amount, whether it is told by the day, the week or the dose or by itself.</summary>
    public static string Plain(string unit)
    {
        foreach (var closing in (ReadOnlySpan<string>)["/d", "/wk", "/{dose}"])
        {
            if (unit.EndsWith(closing, StringComparison.Ordinal) && unit.Length > closing.Length)
                return unit[..^closing.Length];
        }

        return unit;
    }

    /// <summary>"A day", "daily", "in 24 hours": whether what stands behind an amount says that it is a day's.</summary>
    public static bool IsOfDay(ReadOnlySpan<char> behind) => Daily().IsMatch(behind);

    /// <summary>Whether the amount is of a medicine of the sentence's amount, or either names none.</summary>
    public static bool AreOfOne(NumberRoles roles, Statement sentence, TextNumber number, Statement stated, TextNumber amount) =>
        roles.Medicine(stated, amount) is var theirs && (theirs == 0 || (roles.Medicine(sentence, number) is var mine && (mine == 0 ? !roles.NamesAny(sentence) || sentence.Stems.Contains(theirs) : mine == theirs)));

    private static TextNumber? Before(Statement statement, TextFrequency often)
    {
        TextNumber? last = null;
        foreach (var dose in statement.Numbers)
        {
            // A count ("two pairs") is the dose where no amount is.
            if (dose.End <= often.Start && IsDose(statement, dose) && (dose.Unit is not null || last is not { Unit: not null }) && !statement.Text.AsSpan(dose.End, often.Start - dose.End).Contains(';'))
                last = dose;
        }

        return last;
    }

    private static TextNumber? Behind(Statement statement, TextFrequency often)
    {
        foreach (var dose in statement.Numbers)
        {
            if (dose.Start >= often.End && IsDose(statement, dose))
                return statement.Text.AsSpan(often.End, dose.Start - often.End).Contains(';') ? null : dose;
        }

        return null;
    }

    /// <summary>An amount that is no time and no part of how often.</summary>
    private static bool IsDose(Statement statement, TextNumber dose) =>
        dose.Second is null && (dose.Unit is null || (dose.Unit is { } unit && unit != "%" && !NumberReader.SameDimension(unit, "h"))) && !statement.Frequencies.Any(often => dose.Start >= often.Start && dose.Start < often.End);

    [GeneratedRegex(@"^,?\s?(?:\w+ ){0,2}?(?:a day|per day|daily|each day|every day|in (?:a|any|one) day|(?:in|over|per) (?:any )?24 hours)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Daily();
}
