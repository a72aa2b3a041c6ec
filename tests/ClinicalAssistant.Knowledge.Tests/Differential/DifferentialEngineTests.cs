using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class DifferentialEngineTests
{
    private static readonly FindingRecogniser Recogniser = new(EmbeddedPack.Instance);
    private static readonly DifferentialEngine Engine = new(EmbeddedPack.Instance);

    private static DifferentialQuery Query(string text, CareSetting? setting = CareSetting.Emergency)
    {
        var read = Recogniser.Recognise(text);
        return new DifferentialQuery { Findings = read.Findings, Words = read.Words, Age = read.Age, Sex = read.Sex, Pregnant = read.Pregnant, Setting = setting };
    }

    private static Finding Observed(string id) => new(id, id, FindingStatus.Observed, -1, -1);

    private static Finding Excluded(string id) => new(id, id, FindingStatus.Excluded, -1, -1);

    [Fact]
    public void Crushing_chest_pain_with_hypotension_ranks_acute_coronary_syndrome_first_among_the_dangerous_causes()
    {
        var differential = Engine.Rank(Query("58-year-old man, crushing substernal chest pain radiating to the left arm for 40 minutes, diaphoretic, BP 92/60"));

        Assert.Equal("acute-coronary-syndrome", differential.Ranking.First(condition => condition.MustNotMiss).Id);
    }

    [Theory]
    [InlineData("24M sudden pleuritic chest pain and SOB, tall and thin, smoker, reduced breath sounds on the right", "spontaneous-pneumothorax")]
    [InlineData("19F fever, neck stiffness, photophobia, drowsy, non-blanching rash", "bacterial-meningitis")]
    [InlineData("34M fever, cough with green sputum, pleuritic chest pain, crackles right base, RR 26", "community-acquired-pneumonia")]
    [InlineData("70F woke with facial droop, right arm weakness and slurred speech", "ischaemic-stroke")]
    [InlineData("22F polyuria, thirst, vomiting, abdominal pain, Kussmaul breathing, glucose 28 mmol/L, ketones 5.2, pH 7.1", "diabetic-ketoacidosis")]
    public void Classic_presentations_stand_among_the_first_three(string text, string id) =>
        Assert.Contains(id, Engine.Rank(Query(text)).Ranking.Take(3).Select(condition => condition.Id));

    [Fact]
    public void The_score_is_the_prior_and_the_sum_of_the_contributions_shown()
    {
        var query = Query("58M crushing chest pain, sweating, no cough");
        var ranking = Engine.Rank(query with { Top = int.MaxValue }).Ranking;
        var condition = ranking.First(condition => condition.Id == "acute-coronary-syndrome");

        var prior = new ConditionPrior(EmbeddedPack.Instance.Conditions[condition.Id]).Log(query.Setting, query.Age, query.Sex);

        Assert.Equal(condition.Score, (ScoringWeights.Default.Prior * prior!.Value) + condition.Basis.Sum(basis => Math.Log(basis.LikelihoodRatio)), 3);
    }

    [Fact]
    public void Words_outside_all_findings_move_the_ranking_and_are_shown_as_an_estimate_by_name()
    {
        var without = Engine.Rank(Query("61F headache") with { Words = [], Top = int.MaxValue }).Ranking;
        var with = Engine.Rank(Query("61F headache") with { Words = ["jab", "cheek", "chewing", "brushing"], Top = int.MaxValue }).Ranking;
        Assert.True(with.First(condition => condition.Id == "trigeminal-neuralgia").Rank < without.First(condition => condition.Id == "trigeminal-neuralgia").Rank);
        var wording = Assert.Single(with.First(condition => condition.Id == "trigeminal-neuralgia").Basis, basis => basis.FindingId.Length == 0);
        Assert.Equal(Origin.Estimated, wording.Origin);
        Assert.Contains("cheek", wording.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_of_time_without_their_number_are_no_evidence()
    {
        var without = Engine.Rank(Query("61F headache") with { Words = [], Top = int.MaxValue }).Ranking;
        var with = Engine.Rank(Query("61F headache") with { Words = ["minutes", "hours", "days", "weeks", "months", "years"], Top = int.MaxValue }).Ranking;
        Assert.Equal(without.Select(condition => (condition.Id, condition.Score)), with.Select(condition => (condition.Id, condition.Score)));
    }

    [Fact]
    public void Negated_words_and_words_of_relatives_are_no_evidence()
    {
        var words = Recogniser.Recognise("61F headache. Denies lockjaw. Mother had chorea. Toothbrush hurts.").Words;
        Assert.Contains("toothbrush", words);
        Assert.DoesNotContain("lockjaw", words);
        Assert.DoesNotContain("chorea", words);
    }

    [Fact]
    public void Every_published_contribution_has_its_source_and_no_estimate_has_one()
    {
        foreach (var basis in Engine.Rank(Query("58M crushing chest pain radiating to both arms, pain reproduced by palpation, fever, cough")).Ranking.SelectMany(condition => condition.Basis))
            Assert.Equal(basis.Origin == Origin.Estimated, basis.Source is null);
    }

    [Fact]
    public void A_condition_that_is_impossible_for_the_sex_is_not_ranked()
    {
        var ranking = Engine.Rank(Query("30M lower abdominal pain") with { Top = int.MaxValue }).Ranking;

        Assert.DoesNotContain(ranking, condition => condition.Id == "ectopic-pregnancy");
    }

    [Fact]
    public void Observing_a_typical_finding_raises_a_condition_and_excluding_it_lowers_it()
    {
        double Score(params Finding[] findings) =>
            Engine.Rank(new DifferentialQuery { Findings = findings, Top = int.MaxValue }).Ranking.First(condition => condition.Id == "acute-coronary-syndrome").Score;

        var fever = Observed("HP:0001945");

        Assert.True(Score(fever, Observed("HP:0100749")) > Score(fever));
        Assert.True(Score(fever, Excluded("HP:0100749")) < Score(fever));
    }

    [Fact]
    public void An_excluded_general_finding_excludes_its_special_forms()
    {
        double Score(params Finding[] findings) =>
            Engine.Rank(new DifferentialQuery { Findings = findings, Top = int.MaxValue }).Ranking.First(condition => condition.Id == "subarachnoid-haemorrhage").Score;

        var vomiting = Observed("HP:0002013");

        Assert.True(Score(vomiting, Excluded("HP:0002315")) < Score(vomiting));
    }

    [Fact]
    public void Saying_the_same_thing_twice_does_not_count_twice()
    {
        var once = Engine.Rank(new DifferentialQuery { Findings = [Observed("HP:0001945"), Observed("CA:high-fever")] });
        var twice = Engine.Rank(new DifferentialQuery { Findings = [Observed("HP:0001945"), Observed("HP:0001945"), Observed("CA:high-fever")] });

        Assert.Equal(once.Ranking[0].Score, twice.Ranking[0].Score);
        Assert.DoesNotContain(once.Ranking[0].Basis, basis => basis.FindingId == "HP:0001945");
    }

    [Fact]
    public void Hypotension_is_a_red_flag_with_the_conditions_it_points_to()
    {
        var flag = Engine.Rank(Query("58M crushing chest pain, BP 84/50")).RedFlags.FirstOrDefault(flag => flag.Finding == "Hypotension");

        Assert.NotNull(flag);
        Assert.NotEmpty(flag.Conditions);
    }

    [Fact]
    public void Next_steps_ask_nothing_that_is_already_known()
    {
        var query = Query("58M chest pain, no SOB");
        var next = Engine.Rank(query).Next;

        Assert.Contains(next, step => step.IsTest);
        Assert.Contains(next, step => step.FindingId is not null);
        Assert.DoesNotContain(next, step => query.Findings.Any(finding => finding.Id == step.FindingId));
    }

    [Fact]
    public void The_same_query_gives_the_same_bytes()
    {
        var query = Query("45F fever 39, HR 120, BP 88/40, rigors, confused, no rash, WBC 18, lactate 4.2");

        Assert.Equal(JsonSerializer.Serialize(Engine.Rank(query)), JsonSerializer.Serialize(new DifferentialEngine(EmbeddedPack.Instance).Rank(query)));
    }

    [Fact]
    public void The_order_in_which_findings_are_given_does_not_matter()
    {
        var query = Query("45F fever 39, HR 120, BP 88/40, rigors, confused, no rash");

        Assert.Equal(JsonSerializer.Serialize(Engine.Rank(query)), JsonSerializer.Serialize(Engine.Rank(query with { Findings = [.. query.Findings.Reverse()] })));
    }

    [Fact]
    public void Unknown_and_contradictory_findings_are_named_and_the_rest_is_ranked()
    {
        var query = new DifferentialQuery { Findings = [Observed("HP:9999999"), Observed("HP:0001945"), Excluded("HP:0001945")] };

        Assert.Equal(2, Engine.Problems(query).Count);
        Assert.NotEmpty(Engine.Rank(query).Ranking);
    }

    [Fact]
    public void Without_a_known_finding_nothing_is_ranked() =>
        Assert.Empty(Engine.Rank(new DifferentialQuery { Findings = [Observed("HP:9999999")], Sex = Sex.Male, Age = Age.FromYears(50) }).Ranking);
}
