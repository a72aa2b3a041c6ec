using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class SaidToAllTests
{
    [Fact]
    public async Task Only_the_packs_own_questions_and_what_it_says_of_them_count_as_said_to_everyone()
    {
        await using var consulting = new Consulting();
        var (_, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        var evidence = events.OfType<EvidenceFound>().Select(found => found.Evidence).ToList();
        Assert.Contains(evidence, item => item.SaidToAll > 0);
        Assert.All(evidence, item =>
        {
            if (item.SaidToAll == 0)
                return;
            Assert.Equal(EvidenceKind.Finding, item.Kind);
            Assert.Equal(Origin.Estimated, item.Origin);
            var question = item.Text[..item.SaidToAll];
            Assert.Contains('?', question);
            Assert.DoesNotContain("favours", question, StringComparison.Ordinal);
        });
    }
}
