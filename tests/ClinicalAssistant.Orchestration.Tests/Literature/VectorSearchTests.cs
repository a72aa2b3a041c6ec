using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>Search by meaning over the wires of an embedding server on loopback.</summary>
public sealed class VectorSearchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vector-search-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Consulting Site(ScriptedProvider server, string kind, Action<ProviderOptions>? provider = null)
    {
        var models = new ModelOptions();
        models.Providers["vectors"] = new ProviderOptions
        {
            Kind = kind, Endpoint = kind == "Ollama" ? server.OllamaEndpoint : server.OpenAIEndpoint, Model = "chat", EmbeddingModel = "meaning-1", MaxAttempts = 1,
        };
        provider?.Invoke(models.Providers["vectors"]);
        return new Consulting(models, options: consult => (consult.PacksFolder, consult.Vectors.Provider) = (_folder.FullName, "vectors"));
    }

    private void Import(Consulting consulting)
    {
        var file = Path.Combine(_folder.FullName, "asked.jsonl");
        File.WriteAllLines(file, [
            """{"id":"T-1","focus":"Quillon disease","question":"What is Quillon disease?","answer":"It makes the quillon swell.","source":"Own"}""",
            """{"id":"T-2","focus":"Quillon disease","question":"How is Quillon disease prevented?","answer":"Washing keeps it away.","source":"Own"}""",
        ]);
        new QuestionsImport(consulting.Get<ImportedPacks>(), TimeProvider.System).Import("asked", file, new PackTerms("own"));
    }

    private static float[] Meaning(string text) => text.Contains("Wash", StringComparison.Ordinal) || text.Contains("soap", StringComparison.Ordinal) ? [1, 0, 0.1f] : [0, 1, 0.1f];

    [Theory]
    [InlineData("Ollama")]
    [InlineData("OpenAICompatible")]
    public async Task A_pack_is_embedded_and_searched_by_meaning_over_the_wire(string kind)
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Embed = Meaning;
        await using var consulting = Site(server, kind);
        Import(consulting);

        var (space, records) = await consulting.Get<Lazy<Vectors?>>().Value!.Packs.RunAsync("asked", null, Cancel);
        var hits = consulting.Get<PassageSearch>().Search("does soap help", 2, new SearchFilter { Packs = ["asked"] });

        Assert.Equal((new VectorSpace("meaning-1", 3), 2), (space, records));
        Assert.Equal("T-2", hits[0].Id);
        Assert.Contains("near in meaning", hits[0].Matched, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_leaves_the_search_by_words()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Embed = Meaning;
        await using var consulting = Site(server, "Ollama");
        Import(consulting);
        await consulting.Get<Lazy<Vectors?>>().Value!.Packs.RunAsync("asked", null, Cancel);
        server.EmbeddingFaults.Enqueue(ScriptedFault.ServerError);

        var search = consulting.Get<PassageSearch>();
        Assert.NotEmpty(search.Search("quillon disease", 2, new SearchFilter { Packs = ["asked"] }));
        Assert.Contains("by words alone", Assert.Single(search.TakeNotices()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hosted_model_gets_questions_without_identifiers_or_not_at_all()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Embed = Meaning;
        await using (var deidentified = Site(server, "OpenAICompatible", provider => (provider.Hosted, provider.PatientText) = (true, "Deidentified")))
        {
            Import(deidentified);
            await deidentified.Get<Lazy<Vectors?>>().Value!.Packs.RunAsync("asked", null, Cancel);
            _ = deidentified.Get<PassageSearch>().Search("quillon disease, write to jane.roe@mail.example", 2, new SearchFilter { Packs = ["asked"] });
            Assert.DoesNotContain("jane.roe", server.Requests[^1].Body, StringComparison.Ordinal);
        }

        await using var none = Site(server, "OpenAICompatible", provider => provider.Hosted = true);
        Assert.Contains("does not let it see patient text", Assert.Throws<WrongInputException>(none.Get<PassageSearch>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_provider_for_it_there_are_no_vectors_and_nobody_is_asked()
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var consulting = new Consulting(Consulting.Providers(("local", server)));
        Assert.Null(consulting.Get<Lazy<Vectors?>>().Value);
        Assert.NotEmpty(consulting.Get<PassageSearch>().Search("gout", 1));
        Assert.Empty(server.Requests);

        await using var wrong = Site(server, "Ollama", provider => provider.EmbeddingModel = null);
        Assert.Contains("EmbeddingModel", Assert.Throws<WrongInputException>(wrong.Get<PassageSearch>).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
