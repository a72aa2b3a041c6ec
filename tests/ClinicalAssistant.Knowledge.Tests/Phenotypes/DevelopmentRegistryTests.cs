using System.IO.Compression;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>Published cases: profiles learned from some publications rank the cases of others.</summary>
public sealed class DevelopmentRegistryTests : IDisposable
{
    private readonly MiniRegistry _mini = new();

    public void Dispose() => _mini.Dispose();

    [Fact]
    public void Profiles_of_other_publications_rank_the_right_disease_high_enough_and_say_how_sure_they_are()
    {
        var ontology = DevelopmentData.Find("hpo", "hp.v2024-04-26.json.gz");
        var cases = DevelopmentData.Find("phenopackets", "dev.jsonl.gz");
        var queries = DevelopmentData.Find("phenopackets", "queries_dev.jsonl.gz");
        Assert.SkipWhen(ontology is null || cases is null || queries is null, "The development files are not beside the repository.");
        _mini.Ontologies.Import("hpo", ontology, null, new PackTerms());
        _mini.Registries.Import("registry", cases, new PackTerms());
        var engine = PhenotypePacks.Open(_mini.Packs, ["registry"]);
        Assert.NotNull(engine.Calibration);

        var places = new List<(string Disease, int Place)>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(queries), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            IEnumerable<Finding> Findings(string field, FindingStatus status) =>
                json.RootElement.GetProperty(field).EnumerateArray().Select(term => new Finding(term.GetProperty("id").GetString()!, "", status, -1, -1));
            var truth = json.RootElement.GetProperty("disease").GetProperty("id").GetString()!;
            var query = new DifferentialQuery { Findings = [.. Findings("observed", FindingStatus.Observed), .. Findings("excluded", FindingStatus.Excluded)] };
            places.Add((truth, engine.Place(query, truth) ?? int.MaxValue));
        }

        Assert.True(places.Average(one => one.Place == 1 ? 1.0 : 0) >= 0.55);
        Assert.True(places.Average(one => one.Place <= 10 ? 1.0 : 0) >= 0.86);
        Assert.True(places.GroupBy(one => one.Disease).Average(group => group.Average(one => one.Place == 1 ? 1.0 : 0)) >= 0.50);
        Assert.True(engine.Calibration.HeldOutCalibrationError < 0.12);
    }
}
