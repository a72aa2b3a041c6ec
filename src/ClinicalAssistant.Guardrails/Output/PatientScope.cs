using System.Text.RegularExpressions;

namespace ClinicalAssistant.Guardrails;

/// <summary>Whether a sentence says of what it tells that it is this patient's ("the adult dose applies to him", "her limit is"), or that it is not ("is not for her").</summary>
internal static partial class PatientScope
{
    public static bool Applies(Statement sentence) => !Excludes(sentence) && OfPatient().IsMatch(sentence.Text);

    public static bool Excludes(Statement sentence) => NotOfPatient().IsMatch(sentence.Text);

    [GeneratedRegex(@"\b(?:appl(?:y|ies)|counts?|holds?|meant|right|normal|prescribed?|sufficient|enough) (?:to|for) (?:him|her|you|them|the patient|this (?:patient|man|woman|child|boy|girl|baby))\b|\b(?:his|her|your) (?:[\w-]+ ){0,2}(?:dose|limit|ceiling|cut-?off|target|range|volume|strength|threshold|maximum)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfPatient();

    [GeneratedRegex(@"(?:\bnot|\bnever|n't|n’t|\bno longer) (?:(?:\w+ly )?(?:apply|(?:the )?(?:\w+ )?(?:one|dose|limit|figure)|meant|intended|right|suitable|licensed) )?(?:for|to) (?:him|her|you|them|the patient|this (?:patient|man|woman|child|boy|girl|baby))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotOfPatient();
}
