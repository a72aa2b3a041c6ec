using System.Globalization;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads what blood pressure and heart rate do on standing from a pair of values ("lying 142/80 HR 70, standing 98/62 HR 112").</summary>
internal static partial class PosturalReader
{
    /// <summary>Analyte of the fall of systolic pressure on standing.</summary>
    public const string SystolicDrop = "orthostatic-systolic-drop";

    /// <summary>Analyte of the rise of heart rate on standing.</summary>
    public const string HeartRateRise = "orthostatic-heart-rate-rise";

    /// <summary>The changes that the text gives both values for: analyte, change, and where the standing value stands.</summary>
    public static IEnumerable<(string Analyte, decimal Change, int Start, int End)> Read(string text)
    {
        if (!Upright().IsMatch(text) || !Lying().IsMatch(text))
            yield break;
        if (Pair(text, Pressures()) is var (lying, standing))
            yield return (SystolicDrop, lying.Value - standing.Value, standing.Start, standing.End);
        if (Pair(text, Rates()) is var (rest, upright))
            yield return (HeartRateRise, upright.Value - rest.Value, upright.Start, upright.End);
    }

    private static ((decimal Value, int Start, int End) Lying, (decimal Value, int Start, int End) Standing)? Pair(string text, Regex values)
    {
        (decimal, int, int)? lying = null;
        (decimal, int, int)? standing = null;
        foreach (Match match in values.Matches(text))
        {
            var number = match.Groups["v"];
            var value = (decimal.Parse(number.ValueSpan, CultureInfo.InvariantCulture), number.Index, number.Index + number.Length);
            if (Lying().IsMatch(match.Groups["p"].Value))
                lying ??= value;
            else
                standing ??= value;
        }

        return lying is { } low && standing is { } high ? (low, high) : null;
    }

    private const string Position = @"(?<p>lying|supine|recumbent|standing|upright|erect|stood|stands)";

    // Nothing that ends a clause, and no other position, may stand between a position and its value.
    private const string Between = @"(?:(?!lying|supine|recumbent|standing|upright|erect)[^.;\n]){0,28}?";

    [GeneratedRegex(@"\b(?:standing|upright|erect|stood|stands)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Upright();

    [GeneratedRegex(@"\b(?:lying|supine|recumbent)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lying();

    [GeneratedRegex(@"\b" + Position + @"\b" + Between + @"\b(?<v>\d{2,3})\s?/\s?\d{2,3}\b|\b(?<v>\d{2,3})\s?/\s?\d{2,3}(?:\s?mm\s?Hg)?\s(?:when\s|while\s|on\s)?" + Position + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pressures();

    [GeneratedRegex(@"\b" + Position + @"\b" + Between + @"\b(?:HR|pulse|P|heart rate)\s?(?:of\s|is\s|[:=]\s?)?(?<v>\d{2,3})\b|\b(?:HR|pulse|heart rate)\s?(?:of\s|is\s|[:=]\s?)?(?<v>\d{2,3})(?:\s?bpm)?\s(?:when\s|while\s|on\s)?" + Position + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rates();
}
