using System.Text.RegularExpressions;

namespace ClinicalAssistant.Guardrails;

/// <summary>"Oral NSAIDs" are every NSAID that goes through the body; a gel or drops of one are none of them.</summary>
internal static partial class LocalForms
{
    /// <summary>Whether the word leaves the class whole.</summary>
    public static bool IsOfWhole(ReadOnlySpan<char> word) => word is "oral" or "systemic";

    /// <summary>Whether the fact speaks of what goes through the body and the sentence of what is put on one place of it.</summary>
    public static bool Differ(Statement sentence, Statement fact) => (fact.Hits.Tokens.IndexOf("oral") >= 0 || fact.Hits.Tokens.IndexOf("systemic") >= 0) && Local().IsMatch(sentence.Text);

    [GeneratedRegex(@"\b(?:topical(?:ly)?|gels?|creams?|ointments?|lotions?|drops|sprays?|patch(?:es)?|plasters?|inhale[drs]*|nasal|rub(?:bed|s)?|local(?:ly)?|suppositor(?:y|ies)|pessar(?:y|ies)|vaginal(?:ly)?|eye|ear|mouthwash|enemas?|foam)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Local();
}
