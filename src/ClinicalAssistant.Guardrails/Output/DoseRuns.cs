using System.Globalization;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Guardrails;

/// <summary>The doses of a day told one after the other: "10/5/5 mg", "10 mg, 5 mg, 5 mg" and "10, 5 and 5 mg" are one.</summary>
internal static partial class DoseRuns
{
    /// <summary>Whether a place of the sentence lies in a run of three doses or more that one of the facts tells in the same order, in the same unit.</summary>
    public static bool Stands(Statement sentence, int place, IEnumerable<Fact> facts)
    {
        foreach (Match told in Run().Matches(sentence.Text))
        {
            if (place < told.Index || place >= told.Index + told.Length)
                continue;
            return IsOfOneUnit(told) && facts.Any(fact => Run().Matches(fact.Statement.Text).Any(stated => IsOfOneUnit(stated) && AreSame(told, stated)));
        }

        return false;
    }

    private static bool IsOfOneUnit(Match run) => run.Groups["inner"].Captures.All(unit => unit.ValueSpan.Equals(run.Groups["unit"].ValueSpan, StringComparison.OrdinalIgnoreCase));

    private static bool AreSame(Match one, Match other)
    {
        var (mine, theirs) = (one.Groups["dose"].Captures, other.Groups["dose"].Captures);
        return mine.Count == theirs.Count && one.Groups["unit"].ValueSpan.Equals(other.Groups["unit"].ValueSpan, StringComparison.OrdinalIgnoreCase) && mine.Zip(theirs).All(static pair => Value(pair.First) == Value(pair.Second));
    }

    private static decimal Value(Capture dose) => decimal.Parse(dose.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d./])(?<dose>\d{1,4}(?:\.\d{1,3})?)(?: ?(?<inner>mg|micrograms|mcg|g|mL|units))?(?:(?: ?/ ?|, and |, | and )(?<dose>\d{1,4}(?:\.\d{1,3})?)(?: ?(?<inner>mg|micrograms|mcg|g|mL|units)(?=[,/ ]))?){1,4}(?:/|, and |, | and )(?<dose>\d{1,4}(?:\.\d{1,3})?) ?(?<unit>mg|micrograms|mcg|g|mL|units)(?![/\w])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Run();
}
