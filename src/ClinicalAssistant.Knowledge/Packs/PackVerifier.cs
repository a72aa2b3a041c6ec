using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Checks a pack: references, ranges, orphans, words with two meanings, facts without a source.</summary>
internal sealed class PackVerifier(KnowledgeBase pack, IReadOnlyDictionary<string, string> files)
{
    private readonly List<PackProblem> _problems = [];

    public IReadOnlyList<PackProblem> Problems()
    {
        CheckSources();
        CheckFindings();
        foreach (var condition in pack.Conditions.Values)
            CheckCondition(condition);
        CheckNames();
        CheckOrphans();
        return [.. _problems.OrderBy(problem => problem.File, StringComparer.Ordinal)];
    }

    private void Add(string kind, string id, string field, string what, string remedy) =>
        _problems.Add(new PackProblem(files.TryGetValue($"{kind}:{id}", out var file) ? file : kind + "s", id, field, what, remedy));

    private void CheckSources()
    {
        foreach (var source in pack.Sources.Values)
        {
            if (!Uri.TryCreate(source.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                Add("source", source.Id, "url", "It has no web address.", "Give the address as it was opened.");
            if (!DateOnly.TryParse(source.Opened, out _))
                Add("source", source.Id, "opened", "It does not say when it was opened.", "Give the date as yyyy-mm-dd.");
            if (source.Year is not (null or (>= 1800 and <= 2100)))
                Add("source", source.Id, "year", "The year is out of range.", "Give the year of the work, or leave it out.");
        }
    }

    private void CheckFindings()
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var finding in pack.Findings.Values)
        {
            if (finding.Background is <= 0 or >= 1)
                Add("finding", finding.Id, "background", "It is not between 0 and 1.", "Give the share of other patients who have the finding.");
            foreach (var parent in finding.Parents.Where(parent => !pack.Findings.ContainsKey(parent)))
                Add("finding", finding.Id, "parents", $"There is no finding {parent}.", "Add it or take the parent out.");
            if (IsItsOwnAncestor(finding))
                Add("finding", finding.Id, "parents", "It is its own ancestor.", "Break the circle.");
            foreach (var rule in finding.Measure)
                CheckRule(finding, rule);
            foreach (var name in finding.Unknown?.Keys ?? [])
                Add("finding", finding.Id, name, "The format has no such field.", "Correct its name or take it out.");
            foreach (var word in (string[])[finding.Label, .. finding.Synonyms, .. finding.Lay, .. finding.Shorthand])
            {
                if (string.IsNullOrWhiteSpace(word))
                    Add("finding", finding.Id, "synonyms", "One of its words is empty.", "Take it out.");
                else if (words.TryGetValue(word, out var other) && other != finding.Id)
                    Add("finding", finding.Id, "synonyms", $"The words \"{word}\" also stand for {other}.", "Keep them at one of the two.");
                else
                    words[word] = finding.Id;
            }
        }
    }

    private bool IsItsOwnAncestor(FindingDefinition finding)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(finding.Parents);
        while (open.TryPop(out var id))
        {
            if (id == finding.Id)
                return true;
            if (seen.Add(id) && pack.Findings.TryGetValue(id, out var parent))
            {
                foreach (var next in parent.Parents)
                    open.Push(next);
            }
        }

        return false;
    }

    private void CheckRule(FindingDefinition finding, MeasureRule rule)
    {
        if (!pack.Analytes.TryGetValue(rule.Analyte, out var analyte))
            Add("finding", finding.Id, "measure", $"There is no analyte {rule.Analyte}.", "Add it to findings/analytes.json or take the rule out.");
        else if (analyte.Plausible.Count != 2)
            Add("finding", finding.Id, "measure", $"The analyte {rule.Analyte} has no plausible range.", "Give its lowest and highest value.");
        else if ((rule.Above ?? analyte.Plausible[0]) < analyte.Plausible[0] || (rule.Above ?? 0) >= analyte.Plausible[1] || (rule.Below ?? analyte.Plausible[1]) > analyte.Plausible[1])
            Add("finding", finding.Id, "measure", "A limit lies outside the analyte's plausible range.", $"Give it in {analyte.Unit}.");
        if (rule is { Above: null, Below: null })
            Add("finding", finding.Id, "measure", "A rule has neither above nor below.", "Give one of them.");
        if (rule.Sex is not (null or "male" or "female"))
            Add("finding", finding.Id, "measure", $"The sex {rule.Sex} is unknown.", "Use male or female, or leave it out.");
    }

    private void CheckCondition(Condition condition)
    {
        var id = condition.Id;
        if (!files.TryGetValue($"condition:{id}", out var file) || Path.GetFileNameWithoutExtension(file) != id)
            Add("condition", id, "id", "The id is not the file's name.", "Make them the same.");
        foreach (var name in condition.Unknown?.Keys ?? [])
            Add("condition", id, name, "The format has no such field.", "Correct its name or take it out.");
        CheckAges(condition);
        if (condition.Sex.Male is < 0 or > 1 || condition.Sex.Female is < 0 or > 1 || condition.Sex is { Male: 0, Female: 0 })
            Add("condition", id, "sex", "A weight is not between 0 and 1, or both are 0.", "Give 1 to the sex it is more common in.");
        CheckBasis(id, "summary", condition.Summary.Basis, condition.Summary.Source, "");
        CheckBasis(id, "prevalence", condition.Prevalence.Basis, condition.Prevalence.Source, "");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in condition.Findings.Concat(condition.ArguesAgainst))
            CheckFact(id, fact, seen);
        foreach (var flag in condition.RedFlags)
            CheckFinding(id, "red_flags", flag.Finding);
        foreach (var test in condition.Tests)
            CheckBasis(id, "tests", test.Basis, test.Source, "");
        foreach (var action in condition.Actions)
            CheckBasis(id, "actions", action.Basis, action.Source, "");
        foreach (var discriminator in condition.Discriminators)
        {
            CheckFinding(id, "discriminators", discriminator.Finding);
            CheckBasis(id, "discriminators", discriminator.Basis, discriminator.Source, "");
            if (!pack.Conditions.ContainsKey(discriminator.From))
                Add("condition", id, "discriminators", $"There is no condition {discriminator.From}.", "Add it or take the discriminator out.");
            if (discriminator.Favours != id && discriminator.Favours != discriminator.From)
                Add("condition", id, "discriminators", $"{discriminator.Favours} is neither of the two conditions.", "Name the condition that the finding favours.");
        }

        if (condition.Discriminators.Count == 0)
            Add("condition", id, "discriminators", "It has none.", "Say what tells it from its nearest neighbours.");

        if (condition.Findings.Count == 0)
            Add("condition", id, "findings", "It has none.", "Give the findings that patients with it have.");
        if (!AllBases(condition).Contains(Origin.Published))
            Add("condition", id, "basis", "No fact of it is published.", "Open a public reference and give at least one fact from it.");
    }

    private static IEnumerable<Origin> AllBases(Condition condition) =>
        [condition.Summary.Basis, .. condition.Findings.Select(fact => fact.Basis), .. condition.ArguesAgainst.Select(fact => fact.Basis), .. condition.Tests.Select(test => test.Basis), .. condition.Actions.Select(action => action.Basis)];

    private void CheckAges(Condition condition)
    {
        var reached = 0m;
        foreach (var range in condition.Age)
        {
            if (range.From != reached || range.To <= range.From)
                Add("condition", condition.Id, "age", FormattableString.Invariant($"The ranges leave a gap or overlap at {reached} years."), "Cover 0 to 120 years without gaps.");
            if (range.Weight is < 0 or > 1)
                Add("condition", condition.Id, "age", "A weight is not between 0 and 1.", "Give 1 to the age at which it peaks.");
            reached = range.To;
        }

        if (reached < 120m)
            Add("condition", condition.Id, "age", "The ranges end before 120 years.", "Cover 0 to 120 years without gaps.");
    }

    private void CheckFact(string id, ConditionFinding fact, HashSet<string> seen)
    {
        CheckFinding(id, "findings", fact.Finding);
        CheckBasis(id, $"finding {fact.Finding}", fact.Basis, fact.Source, fact.Formula);
        if (fact.Reported is { } reported)
        {
            CheckBasis(id, $"finding {fact.Finding}", reported.Basis, reported.Source, reported.Formula);
            if (string.IsNullOrWhiteSpace(reported.Among))
                Add("condition", id, $"finding {fact.Finding}", "The reported figure does not say in whom it was measured.", "Give the patients in among.");
        }

        if (!seen.Add(fact.Finding))
            Add("condition", id, "findings", $"{fact.Finding} stands twice.", "Keep one of the two.");
        if (fact.Frequency is < 0 or > 1 || fact.Sensitivity is < 0 or > 1 || fact.Specificity is < 0 or > 1)
            Add("condition", id, $"finding {fact.Finding}", "A share is not between 0 and 1.", "Give it as a fraction.");
        if (fact.LrPositive is <= 0 or >= 1000 || fact.LrNegative is <= 0 or >= 1000)
            Add("condition", id, $"finding {fact.Finding}", "A likelihood ratio is out of range.", "Give a number above 0 and below 1000.");
        if (fact is { Frequency: null, Sensitivity: null, LrPositive: null, LrNegative: null, Reported: null })
            Add("condition", id, $"finding {fact.Finding}", "It has no figure.", "Give a frequency or a likelihood ratio.");
        if (fact.Basis == Origin.Published && string.IsNullOrWhiteSpace(fact.Read))
            Add("condition", id, $"finding {fact.Finding}", "It does not say what was read.", "Give the figure and the population in a few words of your own.");
        foreach (var name in fact.Unknown?.Keys ?? [])
            Add("condition", id, name, "The format has no such field.", "Correct its name or take it out.");
    }

    private void CheckFinding(string id, string field, string finding)
    {
        if (!pack.Findings.ContainsKey(finding))
            Add("condition", id, field, $"There is no finding {finding}.", "Add it to the findings or correct the id.");
    }

    private void CheckBasis(string id, string field, Origin basis, string? source, string? formula)
    {
        if (basis is Origin.Published or Origin.Derived && source is null)
            Add("condition", id, field, "It has no source.", "Name the source that was opened, or call it estimated.");
        else if (source is not null && !pack.Sources.ContainsKey(source))
            Add("condition", id, field, $"There is no source {source}.", "Add it to the sources or correct the id.");
        if (basis == Origin.Derived && formula is null)
            Add("condition", id, field, "It is derived without a formula.", "Say how it was computed.");
        if (basis is Origin.Question or Origin.Record)
            Add("condition", id, field, "A pack's fact is published, derived or estimated.", "Choose one of the three.");
    }

    /// <summary>An abbreviation may mean two conditions; a condition's own name may not be another's synonym.</summary>
    private void CheckNames()
    {
        var names = pack.Conditions.Values.GroupBy(condition => condition.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Id, StringComparer.OrdinalIgnoreCase);
        foreach (var condition in pack.Conditions.Values)
        {
            foreach (var name in condition.Synonyms.Append(condition.Name))
            {
                if (names.TryGetValue(name, out var owner) && owner != condition.Id)
                    Add("condition", condition.Id, "synonyms", $"\"{name}\" is the name of {owner}.", "Keep it at that one.");
            }
        }
    }

    private void CheckOrphans()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in pack.Conditions.Values)
        {
            used.UnionWith(condition.Findings.Concat(condition.ArguesAgainst).Select(fact => fact.Finding));
            used.UnionWith(condition.RedFlags.Select(flag => flag.Finding));
            used.UnionWith(condition.Discriminators.Select(discriminator => discriminator.Finding));
        }

        used.UnionWith(pack.Findings.Values.SelectMany(finding => finding.Parents).ToArray());
        // A finding below a used one gives that one its words: an observed child is its parent too.
        foreach (var finding in pack.Findings.Values.Where(finding => !used.Contains(finding.Id) && !finding.Parents.Any(used.Contains) && finding.RedFlag is null && finding.Measure.Count == 0))
            Add("finding", finding.Id, "id", "No condition uses it.", "Use it in a condition or take it out.");
    }
}
