using System.Text.RegularExpressions;

namespace ClinicalAssistant.Guardrails;

/// <summary>"Together with it" or "on the same day" where the evidence says "not on that day", "on another day".</summary>
internal static partial class ApartDays
{
    /// <summary>The evidence that keeps the two on different days, or null.</summary>
    public static Fact? Broken(Statement sentence, IReadOnlyList<Fact> basis)
    {
        if (!Together().IsMatch(sentence.Text) || Withheld().IsMatch(sentence.Text))
            return null;
        Fact? apart = null;
        foreach (var fact in basis)
        {
            if (fact.EvidenceId is null)
                continue;
            if (Apart().IsMatch(fact.Statement.Text) && sentence.Shared(fact.Statement) > 0)
                apart = fact;
            else if (Together().IsMatch(fact.Statement.Text))
                return null;
        }

        return apart;
    }

    [GeneratedRegex(@"\b(?:together|(?:the|that) (?:very )?same day|alongside|at the same time)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Together();

    /// <summary>What forbids it, or sets something against it.</summary>
    [GeneratedRegex(@"n['’]t\b|\b(?:not|no|never|nor|neither|cannot|avoid\w*|skip\w*|leav\w*|left|omit\w*|off|without|except|but|unless|other|another|instead|rather|apart|different|separate\w*|away|forbid\w*|bar(?:s|red)?|wrong|mistake|problem|harm\w*|risk\w*|toxic\w*|why|if|when)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Withheld();

    [GeneratedRegex(@"\b(?:not|never|except|but not) (?:on|for) (?:the |that |your )?(?:[\w-]+ ){0,2}days?\b|\bon (?:a |any )?(?:different|another|other|separate) days?\b|\bany (?:other )?day (?:but|except|other than)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Apart();
}
