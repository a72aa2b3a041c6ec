using System.Text.Json;
using ClinicalAssistant.Cli.Tests.Support;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Cli.Tests;

public sealed class ImportedPackTests
{
    private const string Obo = """
        format-version: 1.2
        data-version: mini/2026-01-02

        [Term]
        id: HP:9900000
        name: Invented abnormality

        [Term]
        id: HP:9900001
        name: Chequered spot
        alt_id: HP:9900009
        is_a: HP:9900000

        [Term]
        id: HP:9900002
        name: Trumpet ear
        is_a: HP:9900000

        """;

    private static string Case(string id, string disease, string observed) =>
        $$"""{"id":"{{id}}","disease":{"id":"{{disease}}","label":"Disease {{disease}}"},"pmids":["PMID:{{id}}"],"observed":[{"id":"{{observed}}","label":"x"}],"excluded":[]}""";

    private static async Task<Site> WithPacksAsync()
    {
        var site = new Site();
        Assert.Equal(0, (await site.RunAsync("knowledge", "import", "hpo", "--ontology", site.File_("mini.obo", Obo), "--name", "mini")).Code);
        var cases = string.Join('\n', Case("1", "TEST:1", "HP:9900001"), Case("2", "TEST:1", "HP:9900001"), Case("3", "TEST:2", "HP:9900002"));
        Assert.Equal(0, (await site.RunAsync("knowledge", "import", "phenopackets", site.File_("cases.jsonl", cases), "--name", "Cases", "--licence", "own terms")).Code);
        return site;
    }

    [Fact]
    public async Task An_import_is_listed_with_licence_attribution_version_and_date_and_goes_with_remove()
    {
        using var site = await WithPacksAsync();

        var listed = await site.RunAsync("knowledge", "list");
        Assert.Contains("cases  version ", listed.Out, StringComparison.Ordinal);
        Assert.Contains("phenotypes: 2 diseases, 3 cases, 2 terms; from cases.jsonl, imported 2026-03-02", listed.Out, StringComparison.Ordinal);
        Assert.Contains("licence: own terms", listed.Out, StringComparison.Ordinal);
        Assert.Contains("mini  version 2026-01-02  ontology: 3 terms", listed.Out, StringComparison.Ordinal);

        Assert.Equal(0, (await site.RunAsync("knowledge", "remove", "cases")).Code);
        Assert.DoesNotContain("phenotypes", (await site.RunAsync("knowledge", "list")).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await site.RunAsync("knowledge", "remove", "cases")).Code);
    }

    [Fact]
    public async Task A_pack_gets_vectors_from_the_model_that_the_site_names_and_without_one_that_is_said()
    {
        using var site = new Site();
        Assert.Equal(0, (await site.RunAsync("knowledge", "import", "questions", site.File_("asked.jsonl", """{"id":"1","question":"What is it?","answer":"It is invented."}"""), "--name", "asked")).Code);
        var without = await site.RunAsync("knowledge", "embed", "asked");
        Assert.Equal(2, without.Code);
        Assert.Contains("Consult:Vectors:Provider", without.Error, StringComparison.Ordinal);

        await using var server = await ScriptedProvider.StartAsync();
        server.Embed = _ => [1, 2];
        File.WriteAllText(Path.Combine(site.Home, "appsettings.json"), $$$$$"""{"Consult":{"Vectors":{"Provider":"v"}},"Models":{"Providers":{"v":{"Kind":"Ollama","Endpoint":"{{{{{server.OllamaEndpoint}}}}}","Model":"chat","EmbeddingModel":"meaning-1"}}}}""");
        var done = await site.RunAsync("knowledge", "embed", "asked");
        Assert.Equal(0, done.Code);
        Assert.Equal("asked: vectors of 1 records by meaning-1, 2 dimensions", done.Out.Trim());
    }

    [Fact]
    public async Task A_batch_ranks_over_the_pack_and_says_of_each_id_what_became_of_it()
    {
        using var site = await WithPacksAsync();

        var run = await site.PipeAsync("""
            {"id":1,"observed":["HP:9900009","HP:9977777"],"excluded":["HP:9900002"],"sex":"F","age":"P4Y"}
            {"id":2,"observed":["HP:9900001"],"age":"-3"}
            {"id":3,"observed":["HP:9900002","HP:9900002"],"excluded":["HP:9900002"]}
            {"id":4,"observed":[],"excluded":[]}
            """, "differential", "--input", "-", "--output", "-", "--pack", "cases", "mini");

        Assert.Equal(1, run.Code);
        using var first = JsonDocument.Parse(run.Lines[0]);
        var top = first.RootElement.GetProperty("ranking")[0];
        Assert.Equal(("TEST:1", "Disease TEST:1"), (top.GetProperty("id").GetString(), top.GetProperty("name").GetString()));
        Assert.Equal(["replaced_finding", "unknown_finding"], Codes(first));
        Assert.Contains("age", JsonDocument.Parse(run.Lines[1]).RootElement.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["finding_twice", "finding_contradicted"], Codes(JsonDocument.Parse(run.Lines[2])));
        Assert.Equal(["no_findings"], Codes(JsonDocument.Parse(run.Lines[3])));

        static IEnumerable<string?> Codes(JsonDocument line) => line.RootElement.GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_text_is_read_with_the_imported_ontologys_words()
    {
        using var site = await WithPacksAsync();

        var findings = await site.RunAsync("findings", "Girl with chequered spots, no trumpet ear", "--pack", "mini");
        Assert.Contains("observed  Chequered spot (HP:9900001)", findings.Out, StringComparison.Ordinal);
        Assert.Contains("excluded  Trumpet ear (HP:9900002)", findings.Out, StringComparison.Ordinal);
        Assert.Contains("1. Disease TEST:1", (await site.RunAsync("differential", "Girl with chequered spots", "--pack", "cases")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_packs_and_broken_files_end_with_code_two_and_the_remedy()
    {
        using var site = await WithPacksAsync();

        var unknown = await site.RunAsync("differential", "fever", "--pack", "casess");
        Assert.Equal(2, unknown.Code);
        Assert.Contains("Imported packs: cases, mini.", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await site.RunAsync("differential", "fever", "--pack", "embedded", "cases")).Code);
        var broken = await site.RunAsync("knowledge", "import", "hpo", "--ontology", site.File_("broken.obo", Obo + "[Term]\nid HP:9900003\n"), "--name", "other");
        Assert.Equal(2, broken.Code);
        Assert.Contains("broken.obo, line 19, column 1:", broken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("other", (await site.RunAsync("knowledge", "list")).Out, StringComparison.Ordinal);
    }
}
