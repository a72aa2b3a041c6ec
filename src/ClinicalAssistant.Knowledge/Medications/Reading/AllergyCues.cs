using System.Text.RegularExpressions;

namespace ClinicalAssistant.Knowledge;

/// <summary>Whether a text speaks of an allergy to what it names.</summary>
internal static partial class AllergyCues
{
    private const int Reach = 60;

    /// <summary>Whether the words before a place, within its clause, say that what stands there is an allergen ("allergic to …", "allergies: …").</summary>
    public static bool Before(string text, int at)
    {
        var lead = text[Math.Max(0, at - Reach)..at];
        var stop = lead.LastIndexOfAny([';', '\n', '.', '?']);
        return Allergic().IsMatch(stop < 0 ? lead : lead[(stop + 1)..]);
    }

    /// <summary>Whether the words after a name, within its clause, say so ("penicillin allergy", "codeine intolerance").</summary>
    public static bool After(string text, int end)
    {
        var rest = text[end..Math.Min(text.Length, end + Reach)];
        return Allergy().IsMatch(rest);
    }

    [GeneratedRegex(@"\b(allerg(y|ic|ies)|anaphyla(xis|ctic)|intoleran(t|ce|ces)|hypersensitiv\w*|adverse reactions?|rash (with|to|from)|reacts? to)\b(?!.*\b(on|takes?|taking|give|start(ed|ing)?|prescribed?|but|meds?|medications?)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex Allergic();

    [GeneratedRegex(@"^(\s|-)*(allerg(y|ic)|anaphylaxis|intoleran(t|ce)|hypersensitivity|rash|hives|urticaria|angio-?o?edema)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex Allergy();
}
