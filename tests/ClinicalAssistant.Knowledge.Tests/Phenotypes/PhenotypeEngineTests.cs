using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class PhenotypeEngineTests : IDisposable
{
    private static readonly string[] Lines =
    [
        .. Cases("TEST:blue", 6, [MiniRegistry.BlueSpot, MiniRegistry.BentBone]),
        .. Cases("TEST:ear", 6, [MiniRegistry.LongEar], [MiniRegistry.BentBone]),
        .. Cases("TEST:bone", 6, [MiniRegistry.BentBone]),
        .. Cases("TEST:new", 6, ["HP:9955555"]),
    ];

    private readonly MiniRegistry _mini = new();

    public void Dispose() => _mini.Dispose();

    private static IEnumerable<string> Cases(string disease, int count, string[] observed, string[]? excluded = null, string sex = "FEMALE") =>
        Enumerable.Range(0, count).Select(i => MiniRegistry.Case($"{disease}-{i}", disease, $"PMID:{disease.Length}{i / 2}", observed, excluded, sex));

    private static DifferentialQuery Query(string[] observed, string[]? excluded = null) => new()
    {
        Findings = [.. observed.Select(id => new Finding(id, id, FindingStatus.Observed, -1, -1)), .. (excluded ?? []).Select(id => new Finding(id, id, FindingStatus.Excluded, -1, -1))],
    };

    private static double Score(PhenotypeEngine engine, string disease, string[] observed, string[]? excluded = null) =>
        engine.Rank(Query(observed, excluded)).Ranking.Single(one => one.Id == disease).Score;

    [Fact]
    public void The_disease_whose_cases_look_like_the_patient_comes_first_with_the_counts_behind_it()
    {
        var ranking = _mini.Import(Lines).Rank(Query([MiniRegistry.BlueSpot, MiniRegistry.BentBone], [MiniRegistry.LongEar])).Ranking;

        Assert.Equal("TEST:blue", ranking[0].Id);
        Assert.Equal(["observed in 6 of 6 cases", "observed in 6 of 6 cases", "absent in 0 of 6 cases"], ranking[0].Basis.OrderBy(basis => basis.Status).Select(basis => basis.Read));
        Assert.All(ranking.SelectMany(disease => disease.Basis), basis => Assert.Equal((Origin.Derived, "cases"), (basis.Origin, basis.Source!.Pack)));
    }

    [Fact]
    public void An_exact_match_beats_a_more_general_one_that_beats_a_sibling_that_beats_none()
    {
        var engine = _mini.Import(Lines);
        double Ratio(string observed) => engine.Rank(Query([observed])).Ranking.Single(disease => disease.Id == "TEST:blue").Basis.Single().LikelihoodRatio;

        Assert.True(Score(engine, "TEST:blue", [MiniRegistry.BlueSpot]) > Score(engine, "TEST:blue", [MiniRegistry.GreenSpot]));
        Assert.True(Score(engine, "TEST:blue", [MiniRegistry.Spot]) > Score(engine, "TEST:blue", [MiniRegistry.LongEar]));
        Assert.True(Ratio(MiniRegistry.BlueSpot) >= Ratio(MiniRegistry.Spot));
        Assert.True(Ratio(MiniRegistry.GreenSpot) > Ratio(MiniRegistry.LongEar));
        Assert.True(Ratio(MiniRegistry.LongEar) < 1);
    }

    [Fact]
    public void Excluding_what_a_disease_always_has_lowers_it_against_the_others()
    {
        var engine = _mini.Import(Lines);
        double Lead(string[]? excluded) => Score(engine, "TEST:blue", [MiniRegistry.Skin], excluded) - Score(engine, "TEST:new", [MiniRegistry.Skin], excluded);

        Assert.True(Lead([MiniRegistry.BentBone]) < Lead(null));
        Assert.True(engine.Rank(Query([MiniRegistry.Skin], [MiniRegistry.BentBone])).Ranking.Single(disease => disease.Id == "TEST:blue").Basis.Single(basis => basis.Status == FindingStatus.Excluded).LikelihoodRatio < 1);
    }

    [Fact]
    public void What_a_diseases_cases_lack_speaks_for_it_when_the_patient_lacks_it_too()
    {
        var engine = _mini.Import(Lines);
        Assert.Equal("TEST:ear", engine.Rank(Query([MiniRegistry.Ear], [MiniRegistry.BentBone])).Ranking[0].Id);
    }

    [Fact]
    public void A_term_newer_than_the_ontology_still_finds_its_disease()
    {
        var engine = _mini.Import(Lines);
        Assert.Equal("TEST:new", engine.Rank(Query(["HP:9955555"])).Ranking[0].Id);
        Assert.Equal(TermState.Unknown, engine.Term("HP:9955555")!.State);
    }

    [Fact]
    public void Old_ids_count_as_what_replaced_them()
    {
        var engine = _mini.Import(Lines);
        Assert.Equal(Score(engine, "TEST:blue", [MiniRegistry.Spot]), Score(engine, "TEST:blue", [MiniRegistry.OldSpot]));
        Assert.Equal((MiniRegistry.Spot, TermState.Merged), (engine.Term(MiniRegistry.OtherSpot)!.Id, engine.Term(MiniRegistry.OtherSpot)!.State));
        Assert.Null(engine.Term(MiniRegistry.GoneSpot));
    }

    [Fact]
    public void Nothing_is_ranked_for_findings_that_nobody_knows() => Assert.Empty(_mini.Import(Lines).Rank(Query(["HP:9999999"])).Ranking);

    [Fact]
    public void Without_an_ontology_equal_ids_still_match()
    {
        _mini.Registries.Import("cases", _mini.File("cases.jsonl", string.Join('\n', Lines)), new PackTerms());
        var engine = PhenotypePacks.Open(_mini.Packs, ["cases"]);

        Assert.Equal(0, engine.Ontology.Count);
        Assert.Equal("TEST:ear", engine.Rank(Query([MiniRegistry.LongEar])).Ranking[0].Id);
    }

    [Fact]
    public void Two_packs_are_joined_disease_by_disease()
    {
        _mini.Import(Lines);
        _mini.Registries.Import("more", _mini.File("more.jsonl", string.Join('\n', Cases("TEST:blue", 2, [MiniRegistry.LongEar]).Concat(Cases("TEST:other", 1, [MiniRegistry.Spot])))), new PackTerms());

        var engine = PhenotypePacks.Open(_mini.Packs, ["cases", "more"]);

        Assert.Equal(5, engine.Count);
        Assert.Equal("observed in 2 of 8 cases", engine.Rank(Query([MiniRegistry.LongEar])).Ranking.Single(disease => disease.Id == "TEST:blue").Basis.Single().Read);
    }

    [Fact]
    public void The_same_query_gives_the_same_bytes_whatever_the_order_of_the_findings()
    {
        var engine = _mini.Import(Lines);
        string Bytes(params string[] observed) => JsonSerializer.Serialize(engine.Rank(Query(observed, [MiniRegistry.LongEar])));

        Assert.Equal(Bytes(MiniRegistry.BlueSpot, MiniRegistry.BentBone), Bytes(MiniRegistry.BentBone, MiniRegistry.BlueSpot));
    }

    [Fact]
    public void The_place_in_the_whole_ranking_agrees_with_the_ranking()
    {
        var engine = _mini.Import(Lines);
        var query = Query([MiniRegistry.Spot, MiniRegistry.LongEar]) with { Top = 10 };
        Assert.All(engine.Rank(query).Ranking, disease => Assert.Equal(disease.Rank, engine.Place(query, disease.Id)));
        Assert.Null(engine.Place(query, "TEST:none"));
    }

    [Fact]
    public void A_registry_too_small_to_calibrate_gives_scores_and_no_probability()
    {
        var engine = _mini.Import(Lines);
        Assert.Null(engine.Calibration);
        Assert.All(engine.Rank(Query([MiniRegistry.BlueSpot])).Ranking, disease => Assert.Null(disease.Probability));
    }

    [Fact]
    public void Packs_without_profiles_and_unknown_packs_are_said_with_the_remedy()
    {
        _mini.ImportOntology();
        Assert.Contains("no disease profiles", Assert.Throws<WrongInputException>(() => PhenotypePacks.Open(_mini.Packs, ["mini"])).Message, StringComparison.Ordinal);
        Assert.Contains("Imported packs: mini", Assert.Throws<WrongInputException>(() => PhenotypePacks.Open(_mini.Packs, ["minni"])).Message, StringComparison.Ordinal);
    }
}
