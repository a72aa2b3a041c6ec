using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>Search by meaning beside search by words, with vectors made here.</summary>
public sealed class VectorTests : IDisposable
{
    private readonly TextPacks _packs = new();
    private readonly PackVectors _store;
    private bool _fails;

    public VectorTests() => _store = new PackVectors(_packs.Packs);

    // Two directions of meaning: what washing prevents, and all else.
    private TextEmbedder Embedder(string model = "m1") => new(model, (texts, _) => _fails
        ? throw new InvalidOperationException("quoted question")
        : Task.FromResult<IReadOnlyList<float[]>>([.. texts.Select(text => text.Contains("Wash", StringComparison.OrdinalIgnoreCase) || text.Contains("soap", StringComparison.Ordinal) ? new float[] { 3, 0.1f } : [0.1f, 2])]));

    private PassageSearch Search(string model = "m1") => new(EmbeddedPack.Instance, _packs.Packs, null, new DenseSearch(_store, Embedder(model)));

    private Task<(VectorSpace Space, int Records)> EmbedAsync() => new PackEmbedding(_packs.Packs, _store, Embedder()).RunAsync("asked", null, TestContext.Current.CancellationToken);

    private static readonly SearchFilter Asked = new() { Packs = ["asked"] };

    [Fact]
    public async Task A_record_that_shares_no_telling_word_is_found_by_its_meaning()
    {
        _packs.ImportQuestions();
        Assert.Equal((new VectorSpace("m1", 2), 7), await EmbedAsync());
        using var search = Search();
        Assert.Empty(_packs.Search.Search("does soap keep trouble away", 3, Asked));

        var hits = search.Search("does soap keep trouble away", 3, Asked);

        Assert.Equal("T-3", hits[0].Id);
        Assert.Contains("near in meaning", hits[0].Matched, StringComparison.Ordinal);
        Assert.Empty(search.TakeNotices());
    }

    [Fact]
    public async Task Limits_hold_for_what_is_found_by_meaning_too()
    {
        _packs.ImportQuestions();
        await EmbedAsync();
        using var search = Search();

        Assert.Empty(search.Search("does soap keep trouble away", 3, Asked with { Audience = "clinician" }));
        Assert.Empty(search.Search("does soap keep trouble away", 3, Asked with { FromYear = 2020 }));
    }

    [Fact]
    public async Task Vectors_of_an_earlier_import_or_of_another_model_are_not_used_and_that_is_said_once()
    {
        _packs.ImportQuestions();
        await EmbedAsync();
        using var other = Search("m2");
        Assert.NotEmpty(other.Search("swollen quillon", 3, Asked));
        Assert.Contains("another model ('m1')", Assert.Single(other.TakeNotices()), StringComparison.Ordinal);

        _packs.Write("asked.jsonl", TextPacks.Line("T-9", "Quillon disease", "information", "What is (are) Quillon disease ?", "It swells."));
        new QuestionsImport(_packs.Packs, _packs.Time).Import("asked", _packs.PathOf("asked.jsonl"), new PackTerms("own"));
        using var search = Search();
        Assert.Equal("T-9", Assert.Single(search.Search("swollen quillon", 3, Asked)).Id);
        _ = search.Search("swollen quillon", 3, Asked);
        Assert.Contains("clinical knowledge embed asked", Assert.Single(search.TakeNotices()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_cannot_be_asked_leaves_the_search_by_words_and_quotes_nothing()
    {
        _packs.ImportQuestions();
        await EmbedAsync();
        _fails = true;
        using var search = Search();

        Assert.NotEmpty(search.Search("swollen quillon", 3, Asked));
        var notice = Assert.Single(search.TakeNotices());
        Assert.Contains("by words alone", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("quoted", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_index_that_is_made_again_still_fits_its_vectors()
    {
        var pack = _packs.ImportQuestions();
        await EmbedAsync();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(pack.Folder, "index"), "segments*"))
            File.WriteAllBytes(file, [0]);
        using var search = Search();

        Assert.Equal("T-3", search.Search("does soap keep trouble away", 3, Asked)[0].Id);
    }

    [Fact]
    public async Task A_pack_that_is_not_there_or_holds_no_text_is_said()
    {
        Assert.Contains("no imported pack 'asked'", (await Assert.ThrowsAsync<WrongInputException>(EmbedAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_both_lists_hold_stands_before_what_one_of_them_holds()
    {
        _packs.ImportQuestions();
        await EmbedAsync();
        using var search = Search();
        int Place(PassageSearch one) => one.Search("How to prevent swollen quillon with soap", 7, Asked).Select(hit => hit.Id).ToList().IndexOf("T-3");

        Assert.Equal(0, Place(search));
        Assert.True(Place(search) <= Place(_packs.Search));
    }

    public void Dispose() => _packs.Dispose();
}
