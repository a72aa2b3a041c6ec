using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals.Tests;

public sealed class PhenopacketsBenchmarkTests : IDisposable
{
    private readonly EvalSite _site = new();

    public void Dispose() => _site.Dispose();

    private static string Case(string id, string disease, string observed, string role = "profile") =>
        $$"""{"id":"{{id}}","role":"{{role}}","disease":{"id":"{{disease}}","label":"{{disease}}"},"sex":"MALE","age_last_encounter":"P3Y","observed":[{"id":"{{observed}}","label":"x"}],"excluded":[]}""";

    [Fact]
    public void Cases_are_ranked_over_the_imported_pack_and_diseases_count_alike_in_the_macro_figures()
    {
        var folder = Path.GetDirectoryName(_site.Out)!;
        var packs = new ImportedPacks(Path.Combine(folder, "packs"));
        var profiles = string.Join('\n', Case("1", "TEST:1", "HP:9900001"), Case("2", "TEST:2", "HP:9900002"));
        new PhenopacketImport(packs, TimeProvider.System).Import("cases", _site.File("profiles.jsonl", profiles), new PackTerms());
        var data = _site.File("queries.jsonl", string.Join('\n',
            profiles, Case("q1", "TEST:1", "HP:9900001", "query"), Case("q2", "TEST:1", "HP:9900001", "query"), Case("q3", "TEST:2", "HP:9900001", "query"), Case("q4", "TEST:3", "HP:9900001", "query"), "{}"));

        var verbs = EvalSite.Build(new ModelOptions(), packs.Folder);
        var summary = verbs.Benchmark(new BenchmarkRequest { Name = "phenopackets", Data = data, Packs = ["cases"], Out = _site.Out }, cancellationToken: TestContext.Current.CancellationToken).Summary;

        Assert.Equal((4, 1), (summary.Passed + summary.Failed, summary.Errors));
        Assert.Equal(0.5, summary.Metrics["accuracy"], 4);
        Assert.Equal(1.0 / 3, summary.Metrics["macro_top_1"], 4);
        Assert.Equal(0.75, summary.Metrics["in_pack"], 4);
        Assert.Equal((1 + 1 + 0.5 + 0) / 4, summary.Metrics["mrr"], 4);
        Assert.Equal(["q4", "line-7"], summary.Misses);
        Assert.Contains("cases ", summary.Measured, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_imported_pack_the_remedy_is_said() =>
        Assert.Contains("knowledge import", Assert.Throws<WrongInputException>(() => _site.Benchmark("phenopackets", "{}")).Message, StringComparison.Ordinal);
}
