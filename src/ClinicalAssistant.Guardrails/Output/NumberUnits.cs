using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>When two amounts of an answer and its evidence are the same: units, doses by weight, shorthand durations, rounding that is said.</summary>
internal static partial class NumberUnits
{
    private const decimal WeightTolerance = 0.02m;
    private const decimal RoundingTolerance = 0.06m;
    private const int LongestPer = 48;
    private static readonly string[] Roughly = ["about ", "around ", "roughly ", "approximately ", "nearly ", "almost ", "some ", "circa ", "~", "≈", "close to ", "just over ", "just under "];

    /// <summary>
    /// The unit without a closing time or "per dose" ("mg/d" and "mg daily" say the same), or null for what only counts ("3 doses", "2 points").
    /// </summary>
    public static string? Measured(string? unit)
    {
        if (unit is null)
            return null;
        if (unit[0] == '{')
        {
            var slash = unit.IndexOf('/', StringComparison.Ordinal);
            return slash < 0 ? null : unit[slash..];
        }

        foreach (var time in (ReadOnlySpan<string>)["/d", "/h", "/wk", "/mo", "/{dose}", "/{time}"])
        {
            if (unit.EndsWith(time, StringComparison.Ordinal) && unit.Length > time.Length)
                return unit[..^time.Length];
        }

        return unit;
    }

    /// <summary>The unit with what stands behind it: "20 mmol in each litre" is 20 mmol/L, "8 g albumin per litre" 8 g/L, "5 mg for every kilogram" 5 mg/kg.</summary>
    public static string Whole(string text, TextNumber number, string unit)
    {
        if (unit.Contains('/', StringComparison.Ordinal) || Per().Match(text, number.End, Math.Min(LongestPer, text.Length - number.End)) is not { Success: true } match)
            return unit;
        return unit + (match.Groups["volume"].Success ? "/L" : "/kg");
    }

    /// <summary>Whether it only counts ("3 doses", "two tablets").</summary>
    public static bool IsCount(TextNumber number) => number.Unit is ['{', ..] && Measured(number.Unit) is null && number.High is null;

    /// <summary>Whether both measure, or count, the same kind of thing.</summary>
    public static bool AreOfOneKind(TextNumber one, TextNumber other)
    {
        var (unit, otherUnit) = (Measured(one.Unit), Measured(other.Unit));
        return unit is null || otherUnit is null ? unit is null && otherUnit is null : NumberReader.SameDimension(unit, otherUnit);
    }

    public static bool Agree(string text, decimal value, string unit, decimal other, string otherUnit, bool nearly)
    {
        if (NumberReader.SameAmount(value, unit, other, otherUnit) || AnalyteUnits.Same(text, value, unit, other, otherUnit) || AnalyteUnits.SameTemperature(value, unit, other, otherUnit))
            return true;
        if (value == other && (unit == "deg" || otherUnit == "deg") && unit is "deg" or "Cel" or "[degF]" && otherUnit is "deg" or "Cel" or "[degF]")
            return true;
        if (IsMonths(unit) != IsMonths(otherUnit) && NumberReader.SameDimension(unit, "h") && NumberReader.SameDimension(otherUnit, "h") && unit is "mo" or "wk" or "d" && otherUnit is "mo" or "wk" or "d")
            return MonthsAgree(value, unit, other, otherUnit);
        return nearly && unit == otherUnit && Math.Abs(value - other) <= RoundingTolerance * Math.Abs(other);
    }

    /// <summary>Whether the amount is the evidence's dose per kilogram times the patient's weight, rounded by at most 2 %, or 6 % where it says so.</summary>
    public static bool IsByWeight(decimal value, string? unit, TextNumber other, string? otherUnit, decimal? weightKg, bool nearly)
    {
        if (weightKg is not { } weight || unit is null || otherUnit is null || !otherUnit.EndsWith("/kg", StringComparison.Ordinal) || other.Value > 100_000 || value > 1_000_000)
            return false;
        var perPatient = otherUnit[..^3];
        if (!NumberReader.SameDimension(unit, perPatient))
            return false;
        foreach (var candidate in (ReadOnlySpan<decimal?>)[other.Value, other.High])
        {
            if (candidate is not { } dose)
                continue;
            var (_, scale) = (0, Scale(unit, perPatient));
            if (scale > 0 && Math.Abs((dose * weight) - (value * scale)) <= (nearly ? RoundingTolerance : WeightTolerance) * value * scale)
                return true;
        }

        return false;
    }

    /// <summary>"7/7" is seven days, "2/52" two weeks, "3/12" three months.</summary>
    public static bool IsShorthand(TextNumber number, TextNumber other)
    {
        if (number.Unit is not null || other.Unit is null || number.Second is not { } part)
            return false;
        var unit = part switch { 7 => "d", 52 or 40 => "wk", 12 => "mo", _ => null };
        return unit is not null && (NumberReader.SameAmount(number.Value, unit, other.Value, other.Unit) || (other.High is { } high && NumberReader.SameAmount(number.Value, unit, high, other.Unit)));
    }

    private static bool IsMonths(string unit) => unit == "mo";

    /// <summary>A month is four weeks, 28 to 31 days, in clinical talk.</summary>
    private static bool MonthsAgree(decimal value, string unit, decimal other, string otherUnit)
    {
        var (months, rest, restUnit) = IsMonths(unit) ? (value, other, otherUnit) : (other, value, unit);
        var days = restUnit == "wk" ? rest * 7 : rest;
        return months is > 0 and <= 24 && days >= months * 28 && days <= months * 31;
    }

    public static bool IsApproximate(string text, TextNumber number)
    {
        if (number.Comparison == "~")
            return true;
        foreach (var word in Roughly)
        {
            if (number.Start >= word.Length && string.Compare(text, number.Start - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }

        return false;
    }

    /// <summary>How many of the second unit one of the first is.</summary>
    private static decimal Scale(string unit, string other)
    {
        foreach (var scale in (ReadOnlySpan<decimal>)[1m, 1000m, 0.001m, 1_000_000m, 0.000001m])
        {
            if (NumberReader.SameAmount(1, unit, scale, other))
                return scale;
        }

        return 0;
    }

    [GeneratedRegex(@"\G(?: of [\w ]{1,20}| [a-z-]{3,30})? (?:(?:in|to|into|with|for|per) (?:each|every|a|one)|per) (?:(?<volume>litre|liter|L)|kg|kilogram|kilo)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Per();
}
