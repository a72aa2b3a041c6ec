using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Answers;

/// <summary>The evidence that an answer's text cites, and its lines for a reader.</summary>
internal static partial class Citations
{
    /// <summary>The pieces whose numbers the text names, in order of number.</summary>
    public static IReadOnlyList<Evidence> Cited(Answer answer)
    {
        var named = Mark().Matches(answer.Text)
            .SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))
            .ToHashSet(StringComparer.Ordinal);
        return [.. answer.Evidence.Where(evidence => named.Contains(evidence.Id))];
    }

    /// <summary>Where a piece comes from: its source, or what else it rests on.</summary>
    public static string Basis(Evidence evidence) => evidence.Source is { } source && evidence.Origin != Origin.Estimated
        ? SourceLine(source)
        : evidence.Origin switch
        {
            Origin.Question => "from the question",
            Origin.Record => "from the record",
            Origin.Derived => "computed",
            Origin.Estimated => "an estimate, without a source",
            _ => "published",
        };

    /// <summary>A source on one line.</summary>
    public static string SourceLine(Source source) =>
        $"{source.Title.TrimEnd('.')}. {source.Publisher}{(source.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $", {year}") : "")}{(source.Url is { } url ? ". " + url : "")}";

    /// <summary>A citation mark such as <c>[3]</c> or <c>[1, 4]</c>.</summary>
    [GeneratedRegex(@"\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    public static partial Regex Mark();
}
