using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>An order is told by what is begun and what is brought in later, too.</summary>
public sealed class StagedOrderTests
{
    [Theory]
    [InlineData("Burn: cooling first; dressing only after cooling.", "Begin the dressing, and once established add cooling [1].", false)]
    [InlineData("Burn: cooling first; dressing only after cooling.", "Begin cooling, and once that is done add the dressing [1].", true)]
    [InlineData("Wound: swab first, then start the lavage.", "Begin the lavage, and collect the swab once it is running [1].", false)]
    [InlineData("Wound: swab first, then start the lavage.", "Collect the swab, and begin the lavage after it [1].", true)]
    [InlineData("Start the tonic at once, then see the physiotherapist within 3 days.", "The physiotherapist sees her within 3 days, and the tonic follows that visit [1].", false)]
    [InlineData("Start the tonic at once, then see the physiotherapist within 3 days.", "The tonic starts at once, and the physiotherapist follows [1].", true)]
    [InlineData("Take a swab, then give the ointment. Photography follows if there is time.", "The ointment is given once photography has been done [1].", false)]
    public void Stages_may_not_change_places(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);
}
