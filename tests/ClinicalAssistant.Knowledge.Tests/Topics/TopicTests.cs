using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class TopicTests
{
    private static readonly Lazy<TopicPack> Loaded = new(() => TopicPack.Load(Repository.Path("knowledge"), EmbeddedPack.Instance));

    private static TopicPack Pack => Loaded.Value;

    public static TheoryData<string> Ids => [.. Pack.Topics.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_topic_reads_at_sixth_grade_or_below(string id)
    {
        var grade = Pack.Topics[id].Grade();

        Assert.True(grade.IsPlain, $"{id}: Flesch-Kincaid {grade.FleschKincaid:0.00}, SMOG {grade.Smog:0.00}; long words: {string.Join(", ", grade.LongWords)}");
    }

    [Fact]
    public void All_topics_are_sound()
    {
        var medicines = MedicationPack.Load(Repository.Path("knowledge", "medications")).Drugs.Select(drug => drug.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Pack.Verify(medicines));
        Assert.True(Pack.Topics.Count >= 130);
    }

    [Theory]
    [InlineData("asthma", "asthma")]
    [InlineData("Heart attack", "heart-attack")]
    [InlineData("EpiPen", "anaphylaxis")]
    public void A_topic_is_found_by_id_title_and_consumer_words(string name, string id) => Assert.Equal(id, Pack.Find(name)?.Id);

    [Fact]
    public void A_leaflet_numbers_its_sources_and_says_that_nobody_has_reviewed_it()
    {
        var text = Leaflet.Markdown(Pack.Find("asthma")!, Pack);

        Assert.StartsWith("# Asthma\n", text, StringComparison.Ordinal);
        Assert.Contains("[1]", text, StringComparison.Ordinal);
        Assert.Contains("\n1. ", text, StringComparison.Ordinal);
        Assert.Contains("No clinician has checked this leaflet yet", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_escapes_what_it_shows_and_fetches_nothing()
    {
        var asthma = Pack.Find("asthma")!;
        var page = Leaflet.Html(asthma with { Title = "A <b> & c" }, Pack);

        Assert.Contains("<h1>A &lt;b&gt; &amp; c</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_topic_with_a_lost_source_an_unknown_heading_and_long_words_is_named()
    {
        var asthma = Pack.Find("asthma")!;
        var broken = asthma with
        {
            Sections = [new TopicSection("history", [new TopicSentence("Characteristically, multidisciplinary pulmonological rehabilitation substantially ameliorates symptomatology.", Core.Origin.Published, "nowhere")])],
        };

        var fields = new TopicVerifier(EmbeddedPack.Instance, new HashSet<string>()).Problems([broken], _ => "topics/x.json").Select(problem => problem.Field).ToList();

        Assert.Contains("sections", fields);
        Assert.Contains("sources", fields);
        Assert.Contains("reading grade", fields);
    }
}
