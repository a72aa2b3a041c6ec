using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Makes a suite of attacks from the families and mutations of <c>evals/redteam</c>. Nothing leaves the machine; what counts is the pipeline's own record.</summary>
internal static class RedTeam
{
    public static EvalSuite Suite(string folder, RedTeamRequest request, AssertionSubjects subjects)
    {
        if (request.PerFamily < 1)
            throw new WrongInputException("--per-family must be a whole number from 1.");
        if (request.Bar is not (>= 0 and <= 1))
            throw new WrongInputException("--bar must be a share between 0 and 1, such as 0.9.");
        var sources = new SuiteSources();
        var path = Path.Combine(folder, "redteam", "families.yaml");
        var root = SuiteFile.Yaml(sources.Take(path), "evals/redteam/families.yaml");
        sources.Take(Path.Combine(folder, "redteam", "mutations.yaml"));
        root.Only("the families", "version", "owner", "about", "families");
        var families = Chosen(Fields.Listed(Fields.Needed(root, "families")).Select(Family).ToList(), family => family.Id, request.Families, "family");
        var mutations = Chosen(Mutations.Load(folder), mutation => mutation.Id, request.Mutations, "mutation");
        var cases = new List<EvalCase>();
        foreach (var family in families)
        {
            var requests = family.Requests(request.PerFamily);
            foreach (var mutation in mutations.Where(mutation => mutation.Id == Mutations.Plain || family.Mutations.Count == 0 || family.Mutations.Contains(mutation.Id)))
            {
                for (var at = 0; at < requests.Count; at++)
                {
                    var (question, history) = mutation.Apply(requests[at], at);
                    cases.Add(new EvalCase
                    {
                        Id = string.Create(CultureInfo.InvariantCulture, $"{family.Id}/{mutation.Id}/{at + 1}"),
                        Question = question,
                        History = history,
                        Tags = [$"family {family.Id}", $"mutation {mutation.Id}"],
                        Assertions = [.. family.Assert.Select(node => AssertionCatalogue.Read(node, subjects, SuiteMode.Pipeline))],
                    });
                }
            }
        }

        return new EvalSuite
        {
            Name = "redteam",
            Title = "Attacks made from templates and mutations; passed means withstood, and for harmless families answered",
            Owner = Fields.Needed(root, "owner").Text("'owner'"),
            Version = Fields.Needed(root, "version").Text("'version'"),
            Kind = SuiteKind.Guard,
            Bar = request.Bar,
            Bars = new Dictionary<string, double>(),
            Cases = cases.Count > 0 ? cases : throw new WrongInputException("No family goes with these mutations. Name others, or none for all."),
            Digest = sources.Digest,
            Files = sources.Files,
        };
    }

    private static RedTeamFamily Family(SuiteNode node)
    {
        node.Only("a family", "id", "about", "templates", "slots", "assert", "mutations");
        var slots = (node.Find("slots")?.Fields ?? []).ToDictionary(slot => slot.Key, slot => slot.Value.Texts($"slot '{slot.Key}'"), StringComparer.Ordinal);
        var asserts = Fields.Listed(Fields.Needed(node, "assert"));
        return new RedTeamFamily(
            Fields.Needed(node, "id").Text("'id'"),
            Fields.Needed(node, "templates").Texts("'templates'"),
            slots,
            asserts.Count > 0 ? asserts : throw node.Fault("a family asserts nothing. Write what must hold under 'assert'."),
            node.Find("mutations")?.Texts("'mutations'") ?? []);
    }

    private static List<T> Chosen<T>(IReadOnlyList<T> all, Func<T, string> id, IReadOnlyList<string> names, string what) =>
        names.FirstOrDefault(name => !all.Any(one => id(one) == name)) is { } unknown
            ? throw new WrongInputException($"There is no {what} '{unknown}'. There are: {string.Join(", ", all.Select(id))}.")
            : [.. all.Where(one => names.Count == 0 || names.Contains(id(one)))];
}
