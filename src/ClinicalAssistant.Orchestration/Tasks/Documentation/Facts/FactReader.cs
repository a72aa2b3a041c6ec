using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Reads the facts of a sentence that a document may not lose. Safe for concurrent use.</summary>
public sealed partial class FactReader(FindingRecogniser findings, Lazy<Knowledge.MedicationSafety> medications)
{
    // Words between a drug and its dose, as people speak: "the lisinopril that i started you on is 20 mg".
    private const int DoseReach = 48;

    private static readonly string[] DoseUnits = ["mg", "ug", "g", "mL", "[iU]", "U", "meq", "mmol", "{tablet}", "{puff}", "{drop}", "{capsule}"];

    /// <summary>The facts of one sentence or clause, in no promised order.</summary>
    public IReadOnlyList<StatedFact> Read(string text)
    {
        var facts = new List<StatedFact>();
        var numbers = NumberReader.Read(text);
        var taken = new HashSet<int>();
        AddMedicines(text, numbers, taken, facts);
        var recognised = findings.Recognise(text);
        foreach (var measured in recognised.Measurements)
        {
            var inside = numbers.Where(number => number.Start >= measured.Start - 1 && number.End <= measured.End + 1).ToList();
            foreach (var number in inside)
                taken.Add(number.Start);
            if (inside.Count > 0)
                facts.Add(new StatedFact(FactKind.Measurement, text[measured.Start..measured.End], measured.Analyte) { Amounts = inside });
        }

        foreach (var number in numbers.Where(number => !taken.Contains(number.Start) && (number.HasClinicalMeaning || number.Unit is not null || number.Second is not null)))
            facts.Add(new StatedFact(number.Second is not null ? FactKind.Measurement : FactKind.Number, text[number.Start..number.End], "") { Amounts = [number] });
        facts.AddRange(recognised.Findings.Where(finding => finding is { Status: FindingStatus.Excluded, Value: null, Start: >= 0 })
            .Select(finding => new StatedFact(FactKind.Negative, text[finding.Start..finding.End], finding.Id)));
        facts.AddRange(Side().Matches(text).Select(match => new StatedFact(FactKind.Side, match.Value, SideKey(match))).DistinctBy(fact => fact.Key));
        facts.AddRange(OtherAllergen().Matches(text).Where(match => !Denied().IsMatch(text)).Select(match => new StatedFact(FactKind.Allergy, match.Groups["what"].Value, match.Groups["what"].Value.ToLowerInvariant())).Where(fact => !facts.Exists(other => other.Kind == FactKind.Allergy)));
        if (FollowUp().IsMatch(text))
            facts.Add(new StatedFact(FactKind.FollowUp, text, "") { Amounts = numbers });
        return facts;
    }

    /// <summary>Side and part of the body ("left knee"), whatever stands between.</summary>
    internal static IEnumerable<string> SidesIn(string text) => Side().Matches(text).Select(SideKey);

    private void AddMedicines(string text, IReadOnlyList<TextNumber> numbers, HashSet<int> taken, List<StatedFact> facts)
    {
        var names = medications.Value.NamesIn(text);
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            if (name.Allergen)
            {
                facts.Add(new StatedFact(FactKind.Allergy, text[name.Start..name.End], name.Name));
                continue;
            }

            if (name.IsGroup)
                continue;
            var next = i + 1 < names.Count ? names[i + 1].Start : text.Length;
            var previous = i > 0 ? names[i - 1].End : 0;
            var doses = numbers.Where(number => number.Unit is { } unit && DoseUnits.Contains(unit)
                && ((number.Start >= name.End && number.Start < Math.Min(next, name.End + DoseReach)) || (number.End <= name.Start && number.Start >= previous && name.Start - number.End <= 4))).ToList();
            foreach (var dose in doses)
                taken.Add(dose.Start);
            facts.Add(new StatedFact(FactKind.Medication, text[name.Start..name.End] + string.Concat(doses.Select(dose => " " + text[dose.Start..dose.End])), name.Name) { Amounts = doses });
        }
    }

    private static string SideKey(Match match) => (match.Groups["side"].Value.ToLowerInvariant() is "both" or "bilateral" ? "both" : match.Groups["side"].Value.ToLowerInvariant()) + " " + match.Groups["part"].Value.ToLowerInvariant().TrimEnd('s');

    [GeneratedRegex(@"\b(?<side>left|right|both|bilateral)[ -](?:(?:[a-z]+)[ -]){0,2}?(?<part>knees?|shoulders?|hips?|ankles?|wrists?|elbows?|arms?|legs?|feet|foot|hands?|eyes?|ears?|breasts?|lungs?|kidneys?|fingers?|thumbs?|toes?|hamstrings?|calf|calves|thighs?|groin|flanks?|sides?|heels?|forearms?|upper quadrant|lower quadrant|iliac fossa|ovary|testicles?|temples?|cheeks?|jaw|scaphoid|clavicle|femur|tibia|fibula|buttocks?|scapula|axilla)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Side();

    [GeneratedRegex(@"\b(?:allergic|allergy|allergies) (?:to|include|are|is)\s+(?!any|anything|the following)(?<what>[a-z]+)|\b(?!no\b|known\b|drug\b|food\b|any\b|seasonal\b|medication\b|denies\b|an?\b|the\b|has\b|of\b|to\b)(?<what>[a-z]{4,}) (?:allergy|anaphylaxis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex OtherAllergen();

    [GeneratedRegex(@"\b(no known|denies|no|not|without) (?:any )?(?:drug |food |medication |known )*allerg", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(follow(ing)?[- ]?up (?!is|was)|(come|see you|seen?|check) (back|again)|return (in|if|to (the )?clinic)|review(ed)? (in|by|if)|recheck|re-?check|repeat (the |your |a )?\w+( \w+)? in|appointment (in|with|for)|safety[- ]?net)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FollowUp();
}
