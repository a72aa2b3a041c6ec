using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class RegistryImportTests : IDisposable
{
    private static readonly string[] Lines =
    [
        MiniRegistry.Case("a1", "TEST:1", "PMID:1", [MiniRegistry.BlueSpot], [MiniRegistry.LongEar]),
        MiniRegistry.Case("a2", "TEST:1", "PMID:2", [MiniRegistry.BlueSpot, MiniRegistry.BentBone]),
        MiniRegistry.Case("q1", "TEST:9", "PMID:3", [MiniRegistry.LongEar], role: "query"),
        MiniRegistry.Case("b1", "TEST:2", "PMID:4", [MiniRegistry.LongEar], [MiniRegistry.Spot], "MALE"),
    ];

    private readonly MiniRegistry _mini = new();

    public void Dispose() => _mini.Dispose();

    private ImportedPack Import(string name, string text) => _mini.Registries.Import("cases", _mini.File(name, text), new PackTerms("own terms", "The test.", "7"));

    private PhenotypeModel Model() => new(PhenotypeOntology.Load(_mini.ImportOntology()), [PhenotypeRegistry.Load(_mini.Packs.Find("cases")!)]);

    private static float Share(PhenotypeModel model, Postings postings, string term, string disease) =>
        postings.Of(model.Terms.Number(term), Array.FindIndex(model.Diseases, one => one.Id == disease));

    [Fact]
    public void Cases_become_profiles_and_queries_are_left_out()
    {
        var pack = Import("cases.jsonl", string.Join('\n', Lines));
        Assert.Equal([("diseases", 2), ("cases", 3), ("terms", 4)], pack.Manifest.Counts.Select(count => (count.Key, count.Value)));
        Assert.Equal(("own terms", "The test.", "7", "cases.jsonl"), (pack.Manifest.Licence, pack.Manifest.Attribution, pack.Manifest.Version, pack.Manifest.Source));
        Assert.Contains("1 lines with role 'query' were left out.", pack.Manifest.Notices);

        var model = Model();
        Assert.Equal(["TEST:1", "TEST:2"], model.Diseases.Select(disease => disease.Id));
        Assert.Equal(1f, Share(model, model.Closure, MiniRegistry.Skin, "TEST:1"));
        Assert.Equal(0.5f, Share(model, model.Closure, MiniRegistry.Bone, "TEST:1"));
        Assert.Equal(0.5f, Share(model, model.Excluded, MiniRegistry.LongEar, "TEST:1"));
        Assert.Equal((0f, 2f), (model.Diseases[0].Males, model.Diseases[0].Females));
    }

    [Fact]
    public void Counts_of_the_same_cases_give_the_same_shares_of_the_stated_terms()
    {
        Import("cases.jsonl", string.Join('\n', Lines));
        var cases = Model();
        Import("profiles.jsonl", $$"""
            {"disease":{"id":"TEST:1","label":"Disease TEST:1"},"n_cases":2,"sex":{"FEMALE":2},"onset":{"P6Y":1,"HP:0003577":1},"terms":[{"id":"{{MiniRegistry.BlueSpot}}","label":"x","observed":2,"excluded":0},{"id":"{{MiniRegistry.BentBone}}","label":"x","observed":1,"excluded":0},{"id":"{{MiniRegistry.LongEar}}","label":"x","observed":0,"excluded":1}]}
            {"disease":{"id":"TEST:2","label":"Disease TEST:2"},"n_cases":1,"sex":{"MALE":1},"terms":[{"id":"{{MiniRegistry.LongEar}}","label":"x","observed":1,"excluded":0},{"id":"{{MiniRegistry.Spot}}","label":"x","observed":0,"excluded":1}]}
            """);
        var profiles = Model();

        foreach (var term in new[] { MiniRegistry.BlueSpot, MiniRegistry.Skin, MiniRegistry.Bone, MiniRegistry.LongEar, MiniRegistry.Spot })
        {
            foreach (var disease in new[] { "TEST:1", "TEST:2" })
            {
                Assert.Equal(Share(cases, cases.Closure, term, disease), Share(profiles, profiles.Closure, term, disease), 5);
                Assert.Equal(Share(cases, cases.Excluded, term, disease), Share(profiles, profiles.Excluded, term, disease), 5);
            }
        }
    }

    [Fact]
    public void Phenopackets_in_a_folder_are_read_with_diagnosis_sex_and_age()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_mini.Packs.Folder, "..", "phenopackets")).FullName;
        File.WriteAllText(Path.Combine(folder, "one.json"), $$$"""
            {
              "id": "p1", "subject": {"id": "x", "sex": "MALE", "timeAtLastEncounter": {"age": {"iso8601duration": "P4Y"} } },
              "phenotypicFeatures": [
                {"type": {"id": "{{{MiniRegistry.BlueSpot}}}", "label": "Blue chequered spot"}},
                {"type": {"id": "{{{MiniRegistry.LongEar}}}", "label": "Trumpet ear"}, "excluded": true}
              ],
              "interpretations": [{"diagnosis": {"disease": {"id": "TEST:1", "label": "Disease one"} } }],
              "metaData": {"externalReferences": [{"id": "PMID:11"}], "phenopacketSchemaVersion": "2.0"}
            }
            """);
        File.WriteAllText(Path.Combine(folder, "two.json"), $$$"""
            {"id": "p2", "subject": {"sex": "FEMALE"}, "phenotypicFeatures": [{"type": {"id": "{{{MiniRegistry.BentBone}}}"}}],
             "diseases": [{"term": {"id": "TEST:2", "label": "Disease two"}, "onset": {"age": {"iso8601duration": "P10Y"} } }]}
            """);
        File.WriteAllText(Path.Combine(folder, "three.json"), """{"id": "p3", "phenotypicFeatures": []}""");

        var pack = _mini.Registries.Import("cases", folder, new PackTerms());

        Assert.Contains("1 cases without a diagnosis were left out.", pack.Manifest.Notices);
        var model = Model();
        Assert.Equal([("TEST:1", "Disease one", 1f, 0f, 4f), ("TEST:2", "Disease two", 0f, 1f, 10f)],
            model.Diseases.Select(disease => (disease.Id, disease.Name, disease.Males, disease.Females, disease.Ages.Single())));
        Assert.Equal(1f, Share(model, model.Excluded, MiniRegistry.LongEar, "TEST:1"));
    }

    [Fact]
    public void Repeated_cases_and_rows_and_contradictions_are_noticed()
    {
        var pack = Import("cases.jsonl", string.Join('\n', Lines.Append(Lines[0]).Append(MiniRegistry.Case("c1", "TEST:2", "PMID:5", [MiniRegistry.Spot], [MiniRegistry.Spot]))));

        Assert.Contains("1 cases came a second time with the same id and were left out.", pack.Manifest.Notices);
        Assert.Contains(pack.Manifest.Notices, notice => notice.Contains("count as observed", StringComparison.Ordinal));
        var twice = Import("profiles.jsonl", string.Concat(Enumerable.Repeat($$"""{"disease":{"id":"TEST:1"},"n_cases":1,"terms":[{"id":"{{MiniRegistry.Spot}}","observed":1,"excluded":0}]}""" + "\n", 2)));
        Assert.Contains(twice.Manifest.Notices, notice => notice.Contains("TEST:1", StringComparison.Ordinal) && notice.Contains("added up", StringComparison.Ordinal));
        Assert.Equal(2, Model().Diseases.Single().Cases);
    }

    [Theory]
    [InlineData("\"observed\":[{\"id\":\"HP:9900003\"", "\"observed\":[{\"id\":\"spots\"", 1)]
    [InlineData("\"observed\":[", "\"seen\":[", 1)]
    [InlineData("\"excluded\":[]", "\"excluded\":7", 2)]
    [InlineData("\"sex\":\"MALE\"", "\"sex\":MALE", 4)]
    public void A_broken_line_is_refused_by_number_and_nothing_is_imported(string sound, string broken, int line)
    {
        var text = string.Join('\n', Lines);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        var message = Assert.Throws<WrongInputException>(() => Import("cases.jsonl", text.Remove(at, sound.Length).Insert(at, broken))).Message;

        Assert.StartsWith($"cases.jsonl, line {line}, column ", message, StringComparison.Ordinal);
        Assert.Empty(_mini.Packs.List());
    }

    [Fact]
    public void Text_that_ends_early_is_refused_and_so_is_a_file_of_queries_alone()
    {
        var text = string.Join('\n', Lines);
        Assert.StartsWith("cases.jsonl, line 4, column ", Assert.Throws<WrongInputException>(() => Import("cases.jsonl", text[..^30])).Message, StringComparison.Ordinal);
        Assert.Contains("besides queries", Assert.Throws<WrongInputException>(() => Import("cases.jsonl", Lines[2])).Message, StringComparison.Ordinal);
        Assert.Empty(_mini.Packs.List());
    }

    [Fact]
    public void Terms_that_the_ontology_has_no_longer_or_not_yet_are_named()
    {
        _mini.ImportOntology();
        var notices = Import("cases.jsonl", MiniRegistry.Case("n1", "TEST:1", "PMID:1", [MiniRegistry.OldSpot, MiniRegistry.OtherSpot, MiniRegistry.GoneSpot, "HP:9955555", MiniRegistry.Bone])).Manifest.Notices;

        Assert.Contains($"2 terms have another id in the ontology (2026-01-02) and count as that one: {MiniRegistry.OldSpot}, {MiniRegistry.OtherSpot}.", notices);
        Assert.Contains(notices, notice => notice.EndsWith($"match by their ids alone: {MiniRegistry.GoneSpot}.", StringComparison.Ordinal));
        Assert.Contains(notices, notice => notice.EndsWith("match by their ids alone: HP:9955555.", StringComparison.Ordinal));
        Assert.Equal(1f, Share(Model(), Model().Closure, MiniRegistry.Spot, "TEST:1"));
    }

    [Fact]
    public void No_id_of_a_case_enters_the_pack()
    {
        var pack = Import("cases.jsonl", string.Join('\n', Lines).Replace("\"a1\"", "\"Hospital-4711\"", StringComparison.Ordinal));
        Assert.All(Directory.EnumerateFiles(pack.Folder), file => Assert.DoesNotContain("4711", File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal));
    }
}
