using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class TaggerTests
{
    private const string Text = "Seen at Vellmar Ridge before, fall outside Quarnix. Sister Dagny Orrelund drove.";

    [Fact]
    public void Finds_what_the_rules_leave_and_only_adds_to_it()
    {
        var lines = File.ReadLines(Support("phi-blind.jsonl")).Select(line => System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(line).GetProperty("text").GetString()!).ToArray();
        var (rules, both) = (0, 0);
        foreach (var text in lines)
        {
            rules += Deidentifying.Shipped.Find(text, (TagWeights?)null).Sum(span => span.End - span.Start);
            both += Deidentifying.Shipped.Deidentify(text).Spans.Sum(span => span.End - span.Start);
        }

        Assert.True(both > rules * 1.03, $"{rules} characters by rules, {both} with the tagger");
    }

    [Fact]
    public void Weights_are_the_same_after_writing_and_reading()
    {
        var file = Path.Combine(Deidentifying.Folder, "tagger.bin");
        Assert.Equal(File.ReadAllBytes(file), TagWeights.Read(file).Write());
    }

    [Fact]
    public void Without_weights_of_its_own_it_decides_nothing()
    {
        var none = TagWeights.Of(new sbyte[TagWeights.Buckets, TagWeights.Classes], 0, 0);
        Assert.Equal(Deidentifying.Shipped.Find(Text, (TagWeights?)null).Select(span => (span.Start, span.End)), Deidentifying.Shipped.Find(Text, none).Select(span => (span.Start, span.End)));
    }

    [Theory]
    [InlineData(0, "damaged")]
    [InlineData(4, "other features")]
    public void Weights_that_do_not_fit_are_refused_with_the_remedy(int at, string fault)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bin");
        var content = File.ReadAllBytes(Path.Combine(Deidentifying.Folder, "tagger.bin"));
        content[at]++;
        File.WriteAllBytes(file, content);
        try
        {
            var wrong = Assert.Throws<WrongInputException>(() => TagWeights.Read(file));
            Assert.Contains(fault, wrong.Message, StringComparison.Ordinal);
            Assert.Contains("train again", wrong.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Support(string file) => ClinicalAssistant.TestSupport.Repository.Path("evals", "cases", file);
}
