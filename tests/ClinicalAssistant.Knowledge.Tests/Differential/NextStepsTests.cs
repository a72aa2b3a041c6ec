using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class NextStepsTests
{
    private static readonly FindingRecogniser Recogniser = new(EmbeddedPack.Instance);
    private static readonly DifferentialEngine Engine = new(EmbeddedPack.Instance);

    private static Differential Rank(string text) => Engine.Rank(DifferentialQuery.Of(Recogniser.Recognise(text)));

    [Fact]
    public void A_question_is_about_something_not_yet_known_and_says_what_each_answer_would_do()
    {
        var read = Recogniser.Recognise("46F sudden worst headache, vomiting, no fever");
        var differential = Engine.Rank(DifferentialQuery.Of(read));
        var questions = differential.Next.Where(step => step.FindingId is not null).ToList();
        Assert.NotEmpty(questions);
        Assert.DoesNotContain(questions, question => read.Findings.Any(finding => finding.Id == question.FindingId));
        Assert.All(questions, question => Assert.Contains("Yes ", question.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void The_answer_yes_to_the_best_question_moves_the_conditions_it_is_said_to_favour()
    {
        var query = DifferentialQuery.Of(Recogniser.Recognise("24F lower abdominal pain, vomiting"));
        var before = Engine.Rank(query with { Top = 400 });
        var question = before.Next.First(step => step is { FindingId: not null, IsTest: false } && step.Why.StartsWith("Yes favours", StringComparison.Ordinal));
        var after = Engine.Rank(query with { Top = 400, Findings = [.. query.Findings, new Finding(question.FindingId!, "", FindingStatus.Observed, -1, -1)] });
        var favoured = before.Ranking.First(condition => question.Why.StartsWith("Yes favours " + condition.Name, StringComparison.Ordinal));
        Assert.True(after.Ranking.First(condition => condition.Id == favoured.Id).Rank <= favoured.Rank);
    }

    [Fact]
    public void What_would_make_the_leading_diagnosis_wrong_lowers_its_score()
    {
        var query = DifferentialQuery.Of(Recogniser.Recognise("58M crushing chest pain to the left arm, sweating"));
        var before = Engine.Rank(query with { Top = 400 });
        var leading = before.Ranking[0];
        Assert.NotEmpty(before.AgainstLeading);
        foreach (var step in before.AgainstLeading.Where(step => step.Why.StartsWith("No would", StringComparison.Ordinal) || step.Why.StartsWith("Yes would", StringComparison.Ordinal)))
        {
            var status = step.Why[0] == 'N' ? FindingStatus.Excluded : FindingStatus.Observed;
            var after = Engine.Rank(query with { Top = 400, Findings = [.. query.Findings, new Finding(step.FindingId!, "", status, -1, -1)] });
            Assert.True(after.Ranking.First(condition => condition.Id == leading.Id).Score < leading.Score, step.FindingId);
        }
    }

    [Fact]
    public void A_finding_that_the_leading_condition_does_not_explain_is_named_with_one_that_does()
    {
        var differential = Rank("58M crushing chest pain to the left arm, sweating, haemoptysis, calf swelling");
        Assert.Contains(differential.AgainstLeading, step => step.Why.Contains("does not explain it", StringComparison.Ordinal));
    }

    [Fact]
    public void Red_flags_to_ask_about_are_flags_of_conditions_in_view_and_not_yet_stated()
    {
        var read = Recogniser.Recognise("40M low back pain after lifting, no urinary retention");
        var differential = Engine.Rank(DifferentialQuery.Of(read) with { Top = 12 });
        Assert.NotEmpty(differential.RedFlagsToAsk);
        Assert.DoesNotContain(differential.RedFlagsToAsk, step => read.Findings.Any(finding => finding.Id == step.FindingId));
        Assert.All(differential.RedFlagsToAsk, step => Assert.Contains(differential.Ranking, condition => step.Why.StartsWith(condition.Name + ":", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_diagnosis_that_the_text_suggests_does_not_move_the_ranking()
    {
        const string findings = "58M crushing chest pain to the left arm, sweating, BP 92/60.";
        var plain = Rank(findings).Ranking.Select(condition => (condition.Id, condition.Score));
        foreach (var hint in (string[])["I am sure this is a pulmonary embolism.", "Surely migraine.", "Impression: gout.", "Working diagnosis GORD."])
            Assert.Equal(plain, Rank(findings + " " + hint).Ranking.Select(condition => (condition.Id, condition.Score)));
    }

    [Fact]
    public void The_same_query_gives_the_same_differential_to_the_byte()
    {
        const string text = "72F fever, confusion, RR 28, BP 84/50, cloudy urine, rambling and grey";
        Assert.Equal(Serialised(Rank(text)), Serialised(new DifferentialEngine(EmbeddedPack.Instance).Rank(DifferentialQuery.Of(new FindingRecogniser(EmbeddedPack.Instance).Recognise(text)))));
    }

    private static string Serialised(Differential differential) => System.Text.Json.JsonSerializer.Serialize(differential);
}
