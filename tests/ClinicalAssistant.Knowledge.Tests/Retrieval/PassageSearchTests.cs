using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class PassageSearchTests : IDisposable
{
    private static readonly SearchFilter Asked = new() { Packs = ["asked"] };

    private readonly TextPacks _site = new();

    public PassageSearchTests() => _site.ImportQuestions();

    public void Dispose() => _site.Dispose();

    private IReadOnlyList<PassageHit> Search(string query) => _site.Search.Search(query, 10, Asked);

    [Theory]
    [InlineData("how do you treat quillon disease", "T-2")]
    [InlineData("what is quillon disease", "T-1")]
    [InlineData("how can I avoid getting a swollen quillon", "T-3")]
    [InlineData("quilon diseese treatment", "T-2")]
    [InlineData("what is QD", "T-1")]
    [InlineData("signs of a heart attack", "T-4")]
    [InlineData("why do people get anemia", "T-7")]
    [InlineData("Hello doctor, I hope you are well. My mother is 70 and lives in the country with two dogs. What can be done for her swollen quillon? Thank you, Mary Quilter", "T-2")]
    public void The_first_hit_answers_what_was_asked(string query, string id) => Assert.Equal(id, Search(query)[0].Id);

    [Fact]
    public void A_hit_says_why_it_matched_where_it_was_read_and_which_pack_holds_it()
    {
        var hit = Search("treatment of quillon disease")[0];

        Assert.Contains("named: quillon disease", hit.Matched, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("asks for: treatment", hit.Matched, StringComparison.Ordinal);
        Assert.Equal("asked", hit.Source?.Pack);
        Assert.Equal("https://example.org/T-2", hit.Source?.Url);
        Assert.Equal("Test body", hit.Source?.Publisher);
        Assert.True(hit.Fits);
    }

    [Fact]
    public void Records_of_the_same_words_stand_once()
    {
        var ids = Search("what is a quillon that swells").Select(hit => hit.Id).ToList();

        Assert.Single(ids, id => id is "T-1" or "T-6");
    }

    [Theory]
    [InlineData("cheapest flights to Lisbon in spring")]
    [InlineData("what is blorptasia")]
    [InlineData("")]
    [InlineData("?!")]
    public void What_the_packs_do_not_answer_has_no_answering_hit(string query) => Assert.Empty(_site.Search.Answering(query, 5, Asked));

    [Fact]
    public void A_filter_keeps_to_audience_and_years()
    {
        Assert.NotEmpty(_site.Search.Search("quillon", 5, Asked with { Audience = "patient" }));
        Assert.Empty(_site.Search.Search("quillon", 5, Asked with { Audience = "clinician" }));
        Assert.Empty(_site.Search.Search("quillon", 5, Asked with { FromYear = 2020 }));
    }

    [Fact]
    public void Embedded_and_imported_packs_are_searched_together()
    {
        var packs = _site.Search.Search("heart attack symptoms", 20).Select(hit => hit.Pack).Distinct().ToList();

        Assert.Contains("asked", packs);
        Assert.Contains(KnowledgeBase.EmbeddedName, packs);
    }

    [Fact]
    public void A_pack_that_is_not_there_is_refused_by_name()
    {
        var fault = Assert.Throws<WrongInputException>(() => _site.Search.Search("quillon", 5, new SearchFilter { Packs = ["nowhere"] }));

        Assert.Contains("nowhere", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_was_imported_again_is_opened_again()
    {
        Assert.Equal("T-2", Search("quillon treatment")[0].Id);

        new QuestionsImport(_site.Packs, _site.Time).Import("asked", _site.Write("new.jsonl", TextPacks.Line("N-1", "Quillon disease", "treatment", "What are the treatments for Quillon disease ?", "New words.")), new PackTerms());

        Assert.Equal("N-1", Search("quillon treatment")[0].Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_damaged_index_is_made_again_from_the_stored_text_and_said(int how)
    {
        var index = Path.Combine(_site.Packs.Find("asked")!.Folder, "index");
        if (how == 0)
            Directory.Delete(index, recursive: true);
        else
            foreach (var file in Directory.GetFiles(index))
                File.WriteAllBytes(file, [1, 2, 3]);

        Assert.Equal("T-2", Search("quillon treatment")[0].Id);
        Assert.Contains("made again", Assert.Single(_site.Search.TakeNotices()), StringComparison.Ordinal);
        Assert.Empty(_site.Search.TakeNotices());
    }

    [Fact]
    public void A_long_text_is_quoted_by_the_sentences_that_fit()
    {
        var filler = string.Concat(Enumerable.Repeat("The weather was fair and the hills were green. ", 40));
        new QuestionsImport(_site.Packs, _site.Time).Import("long", _site.Write("long.jsonl", TextPacks.Line("L-1", "Quillon disease", "treatment", "What are the treatments for Quillon disease ?", filler + "A quillon splint is worn at night. " + filler)), new PackTerms());

        var hit = _site.Search.Search("splint for quillon disease", 1, new SearchFilter { Packs = ["long"] })[0];

        Assert.Contains("A quillon splint is worn at night.", hit.Quote, StringComparison.Ordinal);
        Assert.True(hit.Quote.Length <= 800);
        Assert.Equal(hit.Text[hit.QuoteStart..hit.QuoteEnd], hit.Quote);
    }
}
