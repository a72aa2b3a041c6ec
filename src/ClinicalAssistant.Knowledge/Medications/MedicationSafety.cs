using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The medication engine as the doors use it: reads what is stated of medicines and patient, and checks it. Safe for concurrent use.</summary>
public sealed partial class MedicationSafety
{
    private const int CueReach = 48;

    private static readonly string[] NotTaken = ["stopped", "completed", "cancelled", "entered-in-error", "not-taken", "draft", "ended"];

    private readonly MedicationReader _reader;
    private readonly PatientFactsReader _facts;
    private readonly MedicationChecker _checker;

    /// <summary>The engine over a pack.</summary>
    public MedicationSafety(MedicationPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        Pack = pack;
        _reader = new MedicationReader(pack);
        _facts = new PatientFactsReader(pack);
        _checker = new MedicationChecker(pack);
    }

    /// <summary>The pack it works with.</summary>
    public MedicationPack Pack { get; }

    /// <summary>Checks what is listed and proposed together with the medicines of the patient's record.</summary>
    /// <param name="order">What is to be checked.</param>
    /// <param name="patient">The patient, or null where nothing is known.</param>
    public MedicationReport Check(MedicationOrder order, Patient? patient)
    {
        ArgumentNullException.ThrowIfNull(order);
        var asList = order.Text is { } written && _reader.IsList(written);
        var facts = Facts(order.Text, patient);
        var medications = new List<StatedMedication>();
        medications.AddRange(_reader.ReadList(Recorded(patient), facts.WeightKg));
        medications.AddRange(_reader.ReadList(order.Listed, facts.WeightKg));
        if (order.Text is { } text)
            medications.AddRange(asList ? _reader.ReadList(MedicationReader.Entries(text).Where(entry => !_facts.Says(entry)), facts.WeightKg) : NotListed(FreeText(text, facts.WeightKg), medications));
        medications.AddRange(_reader.ReadList(order.Proposed, facts.WeightKg, proposed: true));
        return _checker.Check(medications, facts);
    }

    /// <summary>Whether a text names a medicine of the pack that it does not deny.</summary>
    public bool Names(string text) => _reader.ReadText(text).Any(one => one.Name is not null);

    /// <summary>The medicines that a text names and does not deny.</summary>
    public IReadOnlyList<StatedMedication> Named(string text, decimal? weightKg = null) => _reader.ReadText(text, weightKg);

    /// <summary>Every name of a medicine in a text with its place, whatever is said of it.</summary>
    public IReadOnlyList<NamedMedicine> NamesIn(string text) => _reader.Names(text);

    /// <summary>Checks medicines that are already made out.</summary>
    public MedicationReport Check(IReadOnlyList<StatedMedication> medications, Patient? patient) => _checker.Check(medications, Facts(null, patient));

    /// <summary>The medicines of a record that are taken, as the reader takes them.</summary>
    public IReadOnlyList<StatedMedication> Taken(Patient? patient) => _reader.ReadList(Recorded(patient), patient?.WeightKg);

    private PatientFacts Facts(string? text, Patient? patient)
    {
        var facts = _facts.Read(patient, text);
        if (text is null)
            return facts;
        var said = DemographicsReader.Read(text, Tokenizer.Read(text), ContextScope.Read(text));
        return facts with
        {
            Age = said.Age ?? facts.Age,
            Sex = said.Sex == Sex.Unknown ? facts.Sex : said.Sex,
            Pregnant = facts.Pregnant ?? said.Pregnant,
            WeightKg = Weight().Match(text) is { Success: true } weight ? decimal.Parse(weight.Groups[1].ValueSpan, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture) : facts.WeightKg,
        };
    }

    private IEnumerable<StatedMedication> FreeText(string text, decimal? weightKg) =>
        _reader.ReadText(text, weightKg).Select(one => Proposing().IsMatch(text[Math.Max(0, one.Start - CueReach)..one.Start]) ? one with { Proposed = true } : one);

    /// <summary>A medicine of the list that a text names again is not a second one.</summary>
    private static IEnumerable<StatedMedication> NotListed(IEnumerable<StatedMedication> named, List<StatedMedication> listed) =>
        [.. named.Where(one => one.Drugs.Any(drug => drug.PerDose is not null) || !listed.Exists(known => known.Name == one.Name || (one.Drugs.Count > 0 && one.Drugs.All(drug => known.Drugs.Any(other => other.Drug.Id == drug.Drug.Id)))))];

    private static IEnumerable<string> Recorded(Patient? patient) => (patient?.Medications ?? [])
        .Where(entry => entry.Status is null || !NotTaken.Contains(entry.Status, StringComparer.OrdinalIgnoreCase))
        .Select(entry => entry.Detail is null ? entry.Text : $"{entry.Text} {entry.Detail}");

    [GeneratedRegex(@"\b(start(ing)?|add(ing)?|give|giving|prescrib\w*|begin|initiat\w*|switch(ing)? to|propose[ds]?|order(ing)?|try|use|using|change to|put (him|her|them) on)\b[^.;?\n]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MedicationPatterns.Backstop)]
    private static partial Regex Proposing();

    [GeneratedRegex(@"(?<![\d./])(\d{1,3}(?:\.\d{1,2})?)\s?(?:kg|kilos?|kilograms?)\b(?!\s?/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex Weight();
}
