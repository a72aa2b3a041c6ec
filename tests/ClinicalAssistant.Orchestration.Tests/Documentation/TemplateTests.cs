using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Tasks.Documentation;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests.Documentation;

public sealed class TemplateTests : IAsyncDisposable
{
    private readonly Consulting _consulting = new();

    private TemplateLibrary Templates => _consulting.Get<NoteEngine>().Templates;

    [Fact]
    public void Every_template_and_variant_is_found_again_by_its_own_request()
    {
        foreach (var template in Templates.All)
        {
            Assert.Equal(template.Id, Templates.AskedFor(template.Request).Id);
            foreach (var asked in template.Variants.Select(template.For))
            {
                var found = Templates.AskedFor(asked.Request);
                Assert.Equal((asked.Id, asked.Specialty), (found.Id, found.Specialty));
                Assert.Equal(asked.Request, DocumentMaterial.Of(asked.Request + "\nCough for three days.").Request);
            }
        }
    }

    [Fact]
    public void Every_topic_has_a_place_in_every_general_template()
    {
        var folder = Path.Combine(Repository.Root, "knowledge", "documentation");
        using var topics = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "topics.json")));
        var known = topics.RootElement.GetProperty("topics").EnumerateArray().Select(topic => topic.GetProperty("id").GetString()!).Where(id => id != "chatter").ToList();
        foreach (var template in Templates.All)
            Assert.Equal([], known.Except(template.Sections.SelectMany(section => section.Topics)));
    }

    [Fact]
    public void Every_template_names_sources_that_can_be_opened() =>
        Assert.All(Templates.All, template => Assert.All(template.Sources, source => Assert.True(Uri.TryCreate(source.Url, UriKind.Absolute, out _) && source.Read.Length > 20)));

    [Fact]
    public void A_template_that_does_not_exist_is_refused_with_those_that_do()
    {
        var wrong = Assert.Throws<WrongInputException>(() => Templates.Get("sonnet"));
        Assert.Contains("discharge-summary", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<WrongInputException>(() => Templates.Get("soap", "astrology"));
    }

    public ValueTask DisposeAsync() => _consulting.DisposeAsync();
}
