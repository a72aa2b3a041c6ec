using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>What the pack holds on a drug, for people.</summary>
internal static class MedicationView
{
    public static void Write(TextWriter output, MedicationPack pack, DrugRecord drug)
    {
        output.WriteLine($"{drug.Shown} ({drug.Id}): {(pack.Groups.TryGetValue(drug.Class, out var group) ? group.Name : drug.Class)}{(drug.ClinicallyReviewed ? "" : "; not reviewed by a clinician")}");
        if (drug.Names.Count > 0)
            output.WriteLine("also: " + string.Join(", ", drug.Names));
        if (drug.Brands.Count > 0)
            output.WriteLine("brands: " + string.Join(", ", drug.Brands));
        foreach (var most in drug.Maximum)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most for an adult: {most.Value} {most.Unit} a {most.Per}, {most.Route}{(most.Note is { } note ? $" ({note})" : "")}{Basis(pack, most)}"));
        if (drug.Child is { } child)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most for a child: {string.Join(", ", Limits(child))}{Basis(pack, child)}"));
        if (drug.ConfusedWith.Count > 0)
            output.WriteLine("mistaken for: " + string.Join(", ", drug.ConfusedWith));
        var lists = pack.Groups.Values.Where(one => one.Id != drug.Class && pack.MembersOf(one.Id).Contains(drug.Id)).Select(one => one.Name);
        output.WriteLine("belongs to: " + string.Join("; ", lists));
        foreach (var rule in pack.PatientRules.Where(rule => rule.Drugs.Any(id => pack.MembersOf(id).Contains(drug.Id)) && !rule.Except.Contains(drug.Id)).OrderByDescending(rule => rule.Severity))
            output.WriteLine($"{rule.Severity.ToString().ToLowerInvariant()}: {When(pack, rule)}: {rule.Why} {rule.Do}{Basis(pack, rule)}");
        foreach (var source in drug.Sources.Select(pack.SourceOf).OfType<Source>())
            output.WriteLine($"source: {source.Title}. {source.Publisher}. {source.Url}");
    }

    private static string When(MedicationPack pack, PatientRule rule)
    {
        var when = rule.When;
        var said = new List<string>();
        if (when.Condition is { } condition)
            said.Add(pack.Conditions.TryGetValue(condition, out var term) ? term.Name : condition);
        if (when.Pregnant)
            said.Add("pregnancy");
        if (when.BreastFeeding)
            said.Add("breast-feeding");
        if (when.EgfrBelow is { } egfr)
            said.Add(string.Create(CultureInfo.InvariantCulture, $"eGFR below {egfr}"));
        if (when.AgeBelow is { } below)
            said.Add(string.Create(CultureInfo.InvariantCulture, $"under {below} years"));
        if (when.AgeFrom is { } from)
            said.Add(string.Create(CultureInfo.InvariantCulture, $"from {from} years on"));
        if (rule.MostPerDay is { } most)
            said.Add(string.Create(CultureInfo.InvariantCulture, $"above {most} mg a day"));
        return string.Join(", ", said);
    }

    private static IEnumerable<string> Limits(ChildDose child)
    {
        if (child.MgPerKgDay is { } day)
            yield return string.Create(CultureInfo.InvariantCulture, $"{day} mg/kg a day");
        if (child.MgPerKgDose is { } dose)
            yield return string.Create(CultureInfo.InvariantCulture, $"{dose} mg/kg at a time");
        if (child.MostPerDay is { } mostDay)
            yield return string.Create(CultureInfo.InvariantCulture, $"{mostDay} mg a day");
        if (child.MostPerDose is { } mostDose)
            yield return string.Create(CultureInfo.InvariantCulture, $"{mostDose} mg at a time");
    }

    private static string Basis(MedicationPack pack, MedicationFact fact) => fact.Basis == Origin.Estimated
        ? " [estimated]"
        : $" [{fact.Basis.ToString().ToLowerInvariant()}: {fact.Read}; {pack.SourceOf(fact.Source)?.Publisher}]";
}
