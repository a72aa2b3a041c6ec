using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>The learned second reader: what it holds back, the one thing that it has marked instead, and what its file must be.</summary>
public sealed class SentenceJudgeTests
{
    private const string Faithful = "Aspirin 300 mg is given once daily [1].";
    private const string AnotherFigure = "Aspirin 600 mg is given once daily [1].";
    private const string Reversed = "Give aspirin to children with a fever [2].";
    private static readonly Evidence[] Basis =
    [
        new() { Id = "1", Kind = EvidenceKind.Passage, Text = "Aspirin 300 mg once daily.", Origin = Origin.Published },
        new() { Id = "2", Kind = EvidenceKind.Passage, Text = "Avoid aspirin in children with a fever.", Origin = Origin.Published },
        new() { Id = "3", Kind = EvidenceKind.Passage, Text = "Gram stain: no organisms. The culture has grown nothing so far and is read once more on Thursday.", Origin = Origin.Published },
    ];

    [Fact]
    public void Without_a_judge_the_checks_judge_alone()
    {
        Assert.Empty(Reasons(Faithful, null));
        Assert.Contains(Reasons(AnotherFigure, null), reason => reason.StartsWith("number_unsupported", StringComparison.Ordinal));
        Assert.Contains(Reasons(Reversed, null), reason => reason.StartsWith("recommendation_reversed", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_much_in_doubt_is_held_back_though_no_check_objects() =>
        Assert.Equal(["claim_doubtful"], Reasons(Faithful, Judge(doubted: -1)));

    [Theory]
    [InlineData("The Gram stain has shown organisms on the slide that the laboratory examined on Thursday [3].", true)]
    [InlineData("Gram stain: organisms [3].", false)]
    public void A_denial_in_free_wording_may_be_marked_instead_before_a_professional(string sentence, bool disputed)
    {
        Assert.Contains(Reasons(sentence, null), reason => reason.StartsWith("negation_conflict", StringComparison.Ordinal));
        Assert.NotEmpty(Reasons(sentence, Judge(doubted: float.PositiveInfinity)));
        Assert.Equal(disputed, Reasons(sentence, Trusting) is ["denial_disputed: [3]"]);
        Assert.Equal(disputed ? SentenceStatus.Marked : SentenceStatus.Withheld, new OutputGuard(Policies.Shipped, null, Trusting).Open(Context).Check(sentence).Status);
        Assert.Equal(SentenceStatus.Withheld, new OutputGuard(Policies.Shipped, null, Trusting).Open(Context with { Audience = Audience.Patient }).Check(sentence).Status);
    }

    [Theory]
    [InlineData(AnotherFigure)]
    [InlineData(Reversed)]
    public void What_a_check_objects_to_no_judge_lets_pass(string sentence) =>
        Assert.Equal(Reasons(sentence, null), Reasons(sentence, Trusting));

    [Fact]
    public void The_reference_generator_is_not_judged()
    {
        var review = new OutputGuard(Policies.Shipped, null, Judge(doubted: -1)).Open(Context with { FromReference = true });
        Assert.Empty(review.Check("Aspirin 300 mg once daily. [1]").Reasons);
    }

    [Fact]
    public void The_judge_that_ships_knows_a_sound_sentence_from_one_that_claims_more()
    {
        var judge = SentenceJudge.Read(TestSupport.Repository.Path("guardrails/judge/judge.bin"));
        Assert.Empty(Reasons(Faithful, judge));
        Assert.True(Doubt(judge, "Aspirin always cures the headache and suits everyone [1].") > Doubt(judge, Faithful));
    }

    [Fact]
    public void Its_file_comes_back_as_it_was_written()
    {
        var weights = new sbyte[SentenceFeatures.Buckets];
        (weights[1], weights[^1]) = (5, -7);
        using var file = new TemporaryFile(new SentenceJudge(weights, 0.5f, 2).Write());
        var read = SentenceJudge.Read(file.Path);
        Assert.Equal((2f, -1f), (read.Doubted, read.Doubt([1, SentenceFeatures.Buckets - 1])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_file_that_is_none_or_of_another_version_is_named_with_the_remedy(int changed)
    {
        var content = new SentenceJudge(new sbyte[SentenceFeatures.Buckets], 1, 0).Write();
        content[changed]++;
        using var file = new TemporaryFile(content);
        var wrong = Assert.Throws<WrongInputException>(() => SentenceJudge.Read(file.Path));
        Assert.Contains(file.Path, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("AnswerTraining", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<WrongInputException>(() => SentenceJudge.Read(file.Path + ".gone"));
    }

    private static OutputContext Context => new() { Task = ClinicalTask.General, Question = "What is given?", Evidence = Basis };

    private static SentenceJudge Judge(float doubted) => new(new sbyte[SentenceFeatures.Buckets], 1, doubted);

    // One that doubts nothing.
    private static SentenceJudge Trusting { get; } = new([.. Enumerable.Repeat((sbyte)-1, SentenceFeatures.Buckets)], 1, float.PositiveInfinity);

    private static IReadOnlyList<string> Reasons(string sentence, SentenceJudge? judge) => new OutputGuard(Policies.Shipped, null, judge).Open(Context).Check(sentence).Reasons;

    private static float Doubt(SentenceJudge judge, string sentence)
    {
        var doubt = float.NaN;
        var guard = new OutputGuard(Policies.Shipped) { Observed = reading => doubt = judge.Doubt(reading.Buckets) };
        guard.Open(Context).Check(sentence);
        return doubt;
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

        public void Dispose() => File.Delete(Path);
    }
}
