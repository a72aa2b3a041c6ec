using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class AnnotationImportTests : IDisposable
{
    private const string Header = "#description: invented\n#version: 2026-02-03\ndatabase_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration\n";

    private static readonly string Rows = string.Join('\n',
        Row("TEST:1", "Spotted disease", "", MiniRegistry.BlueSpot, "", "7/10", "", "P"),
        Row("TEST:1", "Spotted disease", "", MiniRegistry.BentBone, "HP:0003577", "HP:0040283", "", "P"),
        Row("TEST:1", "Spotted disease", "NOT", MiniRegistry.LongEar, "", "", "", "P"),
        Row("TEST:1", "Spotted disease", "", "HP:0001419", "", "", "", "I"),
        Row("TEST:2", "Eared disease", "", MiniRegistry.LongEar, "", "80%", "FEMALE", "P"),
        Row("TEST:2", "Eared disease", "", MiniRegistry.BentBone, "", "", "", "P"));

    private readonly MiniRegistry _mini = new();

    public void Dispose() => _mini.Dispose();

    private static string Row(string disease, string name, string qualifier, string term, string onset, string frequency, string sex, string aspect) =>
        string.Join('\t', disease, name, qualifier, term, "PMID:1", "PCS", onset, frequency, sex, "", aspect, "test[2026-01-01]");

    private ImportedPack Import(string annotations) => _mini.Ontologies.Import("mini", _mini.File("mini.obo", MiniRegistry.Obo), _mini.File("mini.hpoa", annotations), new PackTerms());

    [Fact]
    public void Frequencies_negation_onset_and_sex_enter_the_profiles()
    {
        var pack = Import(Header + Rows);
        Assert.Equal((2, 5), (pack.Manifest.Counts["diseases"], pack.Manifest.Counts["annotations"]));
        Assert.Equal("mini.obo, mini.hpoa", pack.Manifest.Source);

        var model = new PhenotypeModel(PhenotypeOntology.Load(pack), [PhenotypeRegistry.Load(pack)]);
        float Share(Postings postings, string term, int disease) => postings.Of(model.Terms.Number(term), disease);
        Assert.Equal(0.7f, Share(model.Observed, MiniRegistry.BlueSpot, 0), 4);
        Assert.Equal(0.17f, Share(model.Observed, MiniRegistry.BentBone, 0), 4);
        Assert.Equal(1f, Share(model.Excluded, MiniRegistry.LongEar, 0), 4);
        Assert.Equal(0.4f, Share(model.Observed, MiniRegistry.LongEar, 1), 4);
        Assert.Equal(0.7f, Share(model.Closure, MiniRegistry.Skin, 0), 4);
        Assert.Equal([0f], model.Diseases[0].Ages);
        Assert.True(model.Diseases[0].Males > 0 && model.Diseases[0].Females == 0);
    }

    [Fact]
    public void Annotated_diseases_are_ranked_with_their_basis()
    {
        Import(Header + Rows);
        var engine = PhenotypePacks.Open(_mini.Packs, ["mini"]);

        var ranking = engine.Rank(new DifferentialQuery { Findings = [new Finding(MiniRegistry.GreenSpot, "", FindingStatus.Observed, -1, -1)] }).Ranking;

        Assert.Equal(["TEST:1", "TEST:2"], ranking.Select(disease => disease.Id));
        Assert.Contains("by way of Chequered spot", ranking[0].Basis.Single().Read, StringComparison.Ordinal);
        Assert.True(ranking[0].Basis.Single().LikelihoodRatio > ranking[1].Basis.Single().LikelihoodRatio);
        Assert.Null(ranking[0].Probability);
    }

    [Theory]
    [InlineData("7/10", "11/10", "a frequency is")]
    [InlineData("7/10", "often", "a frequency is")]
    [InlineData("80%", "180%", "a frequency is")]
    [InlineData("\tNOT\t", "\tNEVER\t", "a qualifier is")]
    [InlineData("\tFEMALE\t", "\tNEUTER\t", "sex is")]
    [InlineData("HP:9900003", "spot", "no term id")]
    [InlineData("TEST:2\tEared", "2\tEared", "no disease id")]
    [InlineData("\tPCS\t\t7/10", "", "columns")]
    public void A_broken_row_is_refused_with_line_and_column_and_nothing_is_imported(string sound, string broken, string what)
    {
        Assert.Contains(sound, Rows, StringComparison.Ordinal);
        var message = Assert.Throws<WrongInputException>(() => Import(Header + Rows.Replace(sound, broken, StringComparison.Ordinal))).Message;

        Assert.Matches(@"^mini\.hpoa, line \d+, column \d+: ", message);
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Empty(_mini.Packs.List());
    }

    [Fact]
    public void A_file_without_the_header_is_refused() =>
        Assert.Contains("the header has no column", Assert.Throws<WrongInputException>(() => Import(Rows)).Message, StringComparison.Ordinal);
}
