using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests.Documentation;

public sealed class ModelDocumentTests
{
    private const string Material = "Cough for 3 days.\nTakes lisinopril 20 mg daily.\nPlan: chest X-ray, review in 2 weeks.";

    [Fact]
    public async Task A_model_writes_section_by_section_and_its_sentences_are_checked_like_any()
    {
        await using var server = await ScriptedProvider.StartAsync();
        for (var section = 0; section < 4; section++)
            server.Enqueue(ScriptedReply.Text("- Cough for 3 days [1].\n"));
        await using var consulting = new Consulting(Consulting.Providers(("local", server)));
        var draft = await consulting.Get<DocumentVerbs>().DraftAsync(new DocumentLine { Material = Material }, new Caller("tester", Door.Eval), cancellationToken: TestContext.Current.CancellationToken);
        var document = draft.Document!;
        Assert.Equal("local", document.Provider);
        Assert.Equal(4, server.Requests.Count);
        Assert.All(document.Sections, section => Assert.Equal(["1"], Assert.Single(section.Sentences).Sources));
        Assert.Contains(document.Omissions, omission => omission is { Kind: "medication" } && omission.Text.Contains("lisinopril", StringComparison.Ordinal));
        Assert.Contains(document.Notices, notice => notice.Code == "omissions");
    }
}
