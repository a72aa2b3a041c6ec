using ClinicalAssistant.Orchestration.Tasks.Literature;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class PubMedClientTests
{
    private const string Ids = """{"esearchresult":{"idlist":["12","11"]}}""";

    private const string Articles = """
        <PubmedArticleSet>
        <PubmedArticle><MedlineCitation><PMID>11</PMID><Article><Journal><JournalIssue><PubDate><Year>2024</Year></PubDate></JournalIssue><Title>Invented Journal</Title></Journal><ArticleTitle>Quillon splints: a trial</ArticleTitle>
        <Abstract><AbstractText Label="RESULTS">In 240 patients pain fell.</AbstractText><AbstractText Label="CONCLUSIONS">Splints eased pain. More trials are needed.</AbstractText></Abstract><PublicationTypeList><PublicationType>Randomized Controlled Trial</PublicationType></PublicationTypeList></Article></MedlineCitation></PubmedArticle>
        <PubmedArticle><MedlineCitation><PMID>12</PMID><Article><Journal><Title>Invented Journal</Title></Journal><ArticleTitle>Quillon surgery</ArticleTitle><PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList></Article></MedlineCitation></PubmedArticle>
        </PubmedArticleSet>
        """;

    private static LiteratureOptions Options(string endpoint) => new() { Online = true, Endpoint = endpoint, Tool = "test-tool", Email = "ward@example.org", ApiKey = "k1" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Abstracts_come_in_the_order_of_the_search_with_design_and_standing()
    {
        using var server = new ScriptedPubMed(Ids, Articles);
        using var http = new HttpClient();
        using var client = new PubMedClient(http, Options(server.Endpoint), TimeProvider.System);

        var found = await client.SearchAsync("quillon[tiab]", Cancel);

        Assert.Null(found.Why);
        Assert.Equal(["PMID:12", "PMID:11"], found.Articles.Select(article => article.Id));
        Assert.Equal("retracted", found.Articles[0].Mark);
        Assert.Equal(("Randomized Controlled Trial", 2024), (found.Articles[1].Study, found.Articles[1].Source!.Year));
        Assert.All(server.Asked, asked => Assert.Contains("tool=test-tool&email=ward%40example.org&api_key=k1", asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_question_is_asked_once()
    {
        using var server = new ScriptedPubMed(Ids, Articles);
        using var http = new HttpClient();
        using var client = new PubMedClient(http, Options(server.Endpoint), TimeProvider.System);

        await client.SearchAsync("quillon[tiab]", Cancel);
        await client.SearchAsync("quillon[tiab]", Cancel);

        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_and_a_broken_one_gives_a_reason()
    {
        using var http = new HttpClient();
        using var busy = new ScriptedPubMed(Ids, Articles, 503);
        using var client = new PubMedClient(http, Options(busy.Endpoint), TimeProvider.System);
        Assert.Equal(2, (await client.SearchAsync("quillon[tiab]", Cancel)).Articles.Count);

        using var broken = new ScriptedPubMed("not json", Articles);
        using var other = new PubMedClient(http, Options(broken.Endpoint), TimeProvider.System);
        Assert.Contains("could not be read", (await other.SearchAsync("quillon[tiab]", Cancel)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switched_off_it_asks_nobody_and_says_so()
    {
        using var server = new ScriptedPubMed(Ids, Articles);
        using var http = new HttpClient();
        using var client = new PubMedClient(http, new LiteratureOptions { Endpoint = server.Endpoint }, TimeProvider.System);

        Assert.Contains("switched off", (await client.SearchAsync("quillon[tiab]", Cancel)).Why, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Theory]
    [InlineData("In adults with type 2 diabetes, does empagliflozin compared with placebo reduce admission for heart failure?", "adults with type 2 diabetes", "empagliflozin", "placebo", "admission for heart failure")]
    [InlineData("What is the evidence for zinc versus placebo in children with diarrhoea?", "children with diarrhoea", "zinc", "placebo", null)]
    [InlineData("Find systematic reviews of vitamin D for preventing falls", "preventing falls", "vitamin D", null, null)]
    [InlineData("effect of exercise on depression in older women", "older women", "exercise", null, "depression")]
    public void A_question_is_read_in_its_parts(string question, string? population, string? intervention, string? comparison, string? outcome)
    {
        var read = Pico.Read(question);

        Assert.Equal((population, intervention, comparison, outcome), (read.Population, read.Intervention, read.Comparison, read.Outcome));
    }

    [Fact]
    public void The_query_joins_words_of_a_part_and_the_parts() =>
        Assert.Equal("(older[tiab] AND women[tiab]) AND (exercise[tiab]) AND (depression[tiab])", Pico.Read("effect of exercise on depression in older women").Query());
}
