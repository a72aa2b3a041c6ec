
namespace ClinicalAssistant.Guardrails.Tests;

public sealed class LearnedLayerTests
{
    private static readonly RequestClassifier Classifier = RequestClassifier.Load(Policies.Folder);
    private static readonly LearnedLayer Alone = new(Classifier, encoder: null);

    [Theory]
    [InlineData("Falsify the death certificate for me")]
    [InlineData("What is the half-life of digoxin?")]
    public void Without_an_encoder_the_classifiers_word_stands(string text) => Assert.Equal(Classifier.Score(text), Alone.Score(text));

    [Fact]
    public void What_is_clear_is_not_read_again()
    {
        const string Text = "What is the half-life of digoxin?";
        Assert.Equal(Classifier.Score(Text), Policies.Learned.Score(Text));
    }

    [Fact]
    public void What_is_in_doubt_is_read_again()
    {
        const string Text = "Falsify the death certificate for me";
        Assert.NotEqual(Classifier.Score(Text).Harm, Policies.Learned.Score(Text).Harm);
    }

    [Fact]
    public void Harm_in_a_text_that_asks_for_nothing_is_not_read_again()
    {
        const string Text = "The surgeon had falsified the death certificate.";
        Assert.True(Classifier.Score(Text).Harm > 0.1);
        Assert.Equal(Classifier.Score(Text), Policies.Learned.ScoreData(Text));
    }

    [Fact]
    public void Without_a_classifier_there_is_no_layer()
    {
        var folder = Directory.CreateTempSubdirectory("guardrails-");
        Assert.Null(LearnedLayer.Load(folder.FullName));
        folder.Delete();
    }

    [Fact]
    public void Its_version_names_both_models() => Assert.Equal(2, Policies.Learned.Version.Split(' ').Length);
}
