using System.Text.RegularExpressions;

namespace ClinicalAssistant.Knowledge;

/// <summary>The time course stated beside a finding ("x40min", "for 3 days", "3-day history of").</summary>
internal static partial class TimeCourse
{
    private const int Reach = 48;

    public static string? Around(string text, int start, int end)
    {
        var after = After().Match(text, end, Math.Min(Reach, text.Length - end));
        if (after.Success)
            return after.Groups[1].Value;
        var from = Math.Max(0, start - Reach);
        var before = Before().Match(text, from, start - from);
        return before.Success ? before.Groups[1].Value : null;
    }

    private const string Unit = @"(?:/7|/52|/12|\s?-?\s?(?:minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mo|years?|yrs?|y)\b)";

    [GeneratedRegex(@"\G[\s,]{0,2}((?:(?:x|for|lasting|over)\s?(?:the\s)?(?:past|last|about|around|approximately|at least|~)?\s?(?:\d{1,3}(?:[-–]\d{1,3})?|a|an|one|two|three|four|five|six|several|a few|few|couple of|a couple of)" + Unit + @")|(?:since\s(?:yesterday|this morning|last night|last week|birth|childhood|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|\d{1,2}(?::\d{2})?\s?(?:am|pm)?))|(?:(?:that\s)?(?:started|began)\s[^.;,\n]{1,24}\sago))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"((?:\d{1,3}(?:[-–]\d{1,3})?|one|two|three|four|five|six|several)" + Unit + @")(?:'s?)?\s(?:history\sof|hx\sof|h/o|of)(?:\s(?:severe|worsening|progressive|intermittent|constant|mild|increasing|sudden|acute|dull|sharp|left|right|central)){0,2}\s?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();
}
