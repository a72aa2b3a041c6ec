using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What a question states of the patient may not be denied; what it only asks about may.</summary>
public sealed class AskedAndStatedTests
{
    private const string Denied = "negation_conflict: stated as absent";

    [Theory]
    [InlineData("58M with chest pain since noon, what next?")]
    [InlineData("58M with chest pain since noon. What next?")]
    public void What_is_stated_before_the_question_stands(string question) => Assert.Contains(Denied, Reasons(question, "He has no chest pain [1]."));

    [Fact]
    public void What_is_asked_is_not_stated() => Assert.DoesNotContain(Denied, Reasons("Is there migraine?", "There is no migraine [1]."));

    private static IReadOnlyList<string> Reasons(string question, string sentence) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = question,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = "Chest pain and migraine are assessed with the history.", Origin = Origin.Published }],
    }).Check(sentence).Reasons;
}
