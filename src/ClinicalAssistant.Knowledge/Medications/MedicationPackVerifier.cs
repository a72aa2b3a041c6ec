using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Checks the medication pack: references, bases, ranges, names with two meanings, groups without members.</summary>
internal sealed class MedicationPackVerifier(MedicationPack pack, MedicationContent content)
{
    private readonly List<PackProblem> _problems = [.. content.Problems];

    public IReadOnlyList<PackProblem> Problems()
    {
        foreach (var source in content.Sources.Values)
            CheckSource(source);
        foreach (var drug in content.Drugs)
            CheckDrug(drug);
        CheckNames();
        foreach (var group in content.Groups.Values)
            CheckGroup(group);
        foreach (var product in content.Products.Where(product => product.Drugs.Count < 2 || product.Drugs.Any(drug => pack.Find(drug) is null)))
            Add("product", product.Id, "drugs", "It does not name two or more drugs of the pack.", "Name its drugs by their ids.");
        CheckRules();
        CheckAllergies();
        CheckConditions();
        return [.. _problems.OrderBy(problem => problem.File, StringComparer.Ordinal)];
    }

    private void Add(string kind, string id, string field, string what, string remedy) =>
        _problems.Add(new PackProblem(content.Files.GetValueOrDefault($"{kind}:{id}") ?? kind + "s", id, field, what, remedy));

    private void CheckSource(SourceRecord source)
    {
        if (!Uri.TryCreate(source.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            Add("source", source.Id, "url", "It has no web address.", "Give the address as it was opened.");
        if (!DateOnly.TryParse(source.Opened, out _))
            Add("source", source.Id, "opened", "It does not say when it was opened.", "Give the date as yyyy-mm-dd.");
        if (source.Year is not (null or (>= 1800 and <= 2100)))
            Add("source", source.Id, "year", "The year is out of range.", "Give the year of the work, or leave it out.");
    }

    private void CheckDrug(DrugRecord drug)
    {
        CheckUnknown("drug", drug.Id, drug.Unknown);
        if (content.Groups.ContainsKey(drug.Id))
            Add("drug", drug.Id, "id", "A group has the same id.", "Give the group another.");
        if (!content.Groups.ContainsKey(drug.Class))
            Add("drug", drug.Id, "class", $"There is no group {drug.Class}.", "Add it to the groups or correct the id.");
        if (drug.Sources.Count == 0)
            Add("drug", drug.Id, "sources", "It has none.", "Open a public reference that speaks of this drug.");
        foreach (var source in drug.Sources.Where(source => !content.Sources.ContainsKey(source)))
            Add("drug", drug.Id, "sources", $"There is no source {source}.", "Add it to the sources or correct the id.");
        foreach (var maximum in drug.Maximum)
        {
            CheckFact("drug", drug.Id, "maximum", maximum);
            if (maximum.Value <= 0)
                Add("drug", drug.Id, "maximum", "It is not above 0.", "Give the amount with its unit.");
            if (maximum.Per is not ("day" or "week" or "dose"))
                Add("drug", drug.Id, "maximum", $"\"{maximum.Per}\" is no time.", "Write day, week or dose.");
            if (DoseUnits.ToBase(maximum.Value, maximum.Unit) is null)
                Add("drug", drug.Id, "maximum", $"\"{maximum.Unit}\" is no unit of a dose.", "Write mg, g, ug, U or mmol.");
        }

        if (drug.Child is { } child)
        {
            CheckFact("drug", drug.Id, "child", child);
            if (child is { MgPerKgDay: null, MgPerKgDose: null, MostPerDay: null, MostPerDose: null })
                Add("drug", drug.Id, "child", "It holds no limit.", "Give one in mg/kg, or take it out.");
        }
    }

    private void CheckNames()
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var named = content.Drugs.Select(drug => ("drug", drug.Id, Words: (IEnumerable<string>)[drug.Id, .. drug.Names, .. drug.Brands]))
            .Concat(content.Products.Select(product => ("product", product.Id, Words: (IEnumerable<string>)[product.Name, .. product.Names])))
            .Concat(content.Groups.Values.Select(group => ("group", group.Id, Words: (IEnumerable<string>)group.Words)));
        foreach (var (kind, id, words) in named)
        {
            foreach (var word in words)
            {
                if (string.IsNullOrWhiteSpace(word))
                    Add(kind, id, "names", "One of its names is empty.", "Take it out.");
                else if (owners.TryGetValue(DrugLexicon.Key(word), out var other) && other != id)
                    Add(kind, id, "names", $"The name \"{word}\" also stands for {other}.", "Keep it at one of the two.");
                else
                    owners[DrugLexicon.Key(word)] = id;
            }
        }
    }

    private void CheckGroup(DrugGroup group)
    {
        CheckUnknown("group", group.Id, group.Unknown);
        if (pack.Index.Members(group.Id).Length == 0)
            Add("group", group.Id, "entries", "It has no member.", "Add drugs, or take it out.");
        foreach (var entry in group.Entries)
        {
            CheckFact("group", group.Id, "entries", entry);
            CheckIds("group", group.Id, "entries", entry.Drugs);
        }

        if (group.Duplication is { } duplication)
            CheckFact("group", group.Id, "duplication", duplication);
    }

    private void CheckRules()
    {
        foreach (var rule in content.Interactions)
        {
            CheckRule(rule);
            CheckIds("rule", rule.Id, "a", rule.A);
            CheckIds("rule", rule.Id, "b", rule.B);
            CheckDrugIds(rule.Id, "except", rule.Except);
            CheckDrugIds(rule.Id, "caps", rule.Caps.Select(cap => cap.Drug));
        }

        foreach (var rule in content.Combinations)
        {
            CheckRule(rule);
            if (rule.Of.Count < 3)
                Add("rule", rule.Id, "of", "It has fewer than three lists.", "Write it as an interaction of two.");
            CheckIds("rule", rule.Id, "of", rule.Of.SelectMany(list => list));
        }

        foreach (var rule in content.PatientRules)
        {
            CheckRule(rule);
            CheckIds("rule", rule.Id, "drugs", rule.Drugs);
            CheckDrugIds(rule.Id, "except", rule.Except);
            if (rule.When is { Condition: null, Pregnant: false, BreastFeeding: false, EgfrBelow: null, AgeBelow: null, AgeFrom: null })
                Add("rule", rule.Id, "when", "It says nothing of the patient.", "Give a condition, an age, pregnancy or an eGFR.");
            if (rule.When.Condition is { } condition && !content.Conditions.ContainsKey(condition))
                Add("rule", rule.Id, "when", $"There is no condition {condition}.", "Add it to the conditions or correct the id.");
        }

        foreach (var rule in content.Burdens)
        {
            CheckUnknown("rule", rule.Id, rule.Unknown);
            CheckFact("rule", rule.Id, "basis", rule);
            CheckIds("rule", rule.Id, "counts", rule.Counts.Select(count => count.Group));
            if (rule.Levels.Count == 0 || rule.Drugs < 2)
                Add("rule", rule.Id, "levels", "It has no level, or counts a single drug.", "Give from how many points it weighs how much, over two drugs or more.");
        }
    }

    private void CheckRule(MedicationRule rule)
    {
        CheckUnknown("rule", rule.Id, rule.Unknown);
        CheckFact("rule", rule.Id, "basis", rule);
        if (string.IsNullOrWhiteSpace(rule.Why) || string.IsNullOrWhiteSpace(rule.Do))
            Add("rule", rule.Id, "do", "It does not say why, or not what to do.", "Say both in a short sentence.");
    }

    private void CheckAllergies()
    {
        foreach (var group in content.Allergies)
        {
            CheckUnknown("allergy", group.Id, group.Unknown);
            CheckIds("allergy", group.Id, "members", group.Members);
            foreach (var rule in group.Rules)
            {
                CheckFact("allergy", group.Id, "rules", rule);
                CheckIds("allergy", group.Id, "rules", rule.Drugs);
            }
        }
    }

    private void CheckConditions()
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var condition in content.Conditions.Values)
        {
            CheckUnknown("condition", condition.Id, condition.Unknown);
            foreach (var parent in condition.Parents.Where(parent => !content.Conditions.ContainsKey(parent)))
                Add("condition", condition.Id, "parents", $"There is no condition {parent}.", "Add it or take the parent out.");
            foreach (var word in condition.Words)
            {
                if (!words.TryAdd(DrugLexicon.Key(word), condition.Id) && words[DrugLexicon.Key(word)] != condition.Id)
                    Add("condition", condition.Id, "words", $"The words \"{word}\" also stand for {words[DrugLexicon.Key(word)]}.", "Keep them at one of the two.");
            }
        }
    }

    private void CheckFact(string kind, string id, string field, MedicationFact fact)
    {
        if (fact.Basis is Origin.Published or Origin.Derived && fact.Source is null)
            Add(kind, id, field, "It has no source.", "Name the source that was opened, or call it estimated.");
        if (fact.Basis == Origin.Published && string.IsNullOrWhiteSpace(fact.Read))
            Add(kind, id, field, "It does not say what was read.", "Say it in a few words of your own.");
        if (fact.Basis == Origin.Estimated && fact.Source is not null)
            Add(kind, id, field, "An estimate names a source.", "Call it published and say what was read, or take the source out.");
        if (fact.Source is { } source && !content.Sources.ContainsKey(source))
            Add(kind, id, field, $"There is no source {source}.", "Add it to the sources or correct the id.");
        if (fact.Basis is Origin.Question or Origin.Record)
            Add(kind, id, field, "A pack's fact is published, derived or estimated.", "Choose one of the three.");
    }

    private void CheckIds(string kind, string id, string field, IEnumerable<string> ids)
    {
        foreach (var one in ids)
        {
            if (!pack.Index.IndexOf.ContainsKey(one) && !content.Groups.ContainsKey(one))
                Add(kind, id, field, $"There is neither a drug nor a group {one}.", "Add it or correct the id.");
        }
    }

    private void CheckDrugIds(string id, string field, IEnumerable<string> ids)
    {
        foreach (var one in ids.Where(one => !pack.Index.IndexOf.ContainsKey(one)))
            Add("rule", id, field, $"There is no drug {one}.", "Name drugs by their ids.");
    }

    private void CheckUnknown(string kind, string id, Dictionary<string, JsonElement>? unknown)
    {
        foreach (var name in unknown?.Keys ?? Enumerable.Empty<string>())
            Add(kind, id, name, "The format has no such field.", "Correct its name or take it out.");
    }
}
