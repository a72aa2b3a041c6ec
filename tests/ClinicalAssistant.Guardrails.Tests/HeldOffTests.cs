using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What is not to be held off is not held off by another word, and what is to be held off may be told in any.</summary>
public sealed class HeldOffTests
{
    [Theory]
    [InlineData("Latex allergy is not a contraindication to the rotavirus vaccine.", "Because of the latex allergy the rotavirus vaccine must not be given [1].", false)]
    [InlineData("Latex allergy is not a contraindication to the rotavirus vaccine.", "Latex allergy does not stand in the way of the rotavirus vaccine [1].", true)]
    [InlineData("Isolation at home: exclusion from nursery is not required.", "The child has to stay away from nursery [1].", false)]
    [InlineData("Isolation at home: exclusion from nursery is not required.", "The child can carry on at nursery [1].", true)]
    [InlineData("Mild diarrhoea: do not postpone the colonoscopy.", "With mild diarrhoea the colonoscopy should be put off [1].", false)]
    [InlineData("Mild diarrhoea: do not postpone the colonoscopy.", "With mild diarrhoea the colonoscopy should go ahead [1].", true)]
    [InlineData("There is no need to discard the urine sample after freezing.", "The urine sample must be thrown away after freezing [1].", false)]
    [InlineData("Chewing tobacco should not delay the operation.", "Having chewed tobacco, she should have her operation delayed [1].", false)]
    [InlineData("Hearing aids should not be removed before surgery.", "Before surgery the hearing aids should be removed [1].", false)]
    [InlineData("Do not wait for the blood film before treatment.", "Hold treatment until the blood film has been reported [1].", false)]
    public void What_is_not_to_be_held_off_may_not_be_held_off(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Mild cough without fever: do not postpone the operation.", "With fever the operation should be put off [1].")]
    [InlineData("Paracetamol: do not stop before surgery. Ibuprofen: omit before surgery.", "Ibuprofen should be left out before surgery [1].")]
    [InlineData("Do not delay treatment; avoid sunlight.", "Sunlight should be avoided [1].")]
    public void What_is_held_off_of_another_thing_or_in_another_case_is_no_fault(string evidence, string sentence) => Assert.Equal(SentenceStatus.Released, DraftsOfOneCase.Check(evidence, sentence));

    [Theory]
    [InlineData("Do not put powder in the wound.", "Keep powder out of the wound [1].", true)]
    [InlineData("Do not put powder in the wound.", "Put powder in the wound [1].", false)]
    [InlineData("Low-salt choices: rice, pears, oats. Avoid bacon, olives, pickles and stock cubes.", "Rice, pears and oats are low in salt, while bacon, olives, pickles and stock cubes are to be avoided [1].", true)]
    [InlineData("Low-salt choices: rice, pears, oats. Avoid bacon, olives, pickles and stock cubes.", "Bacon, olives, pickles and stock cubes are low in salt [1].", false)]
    [InlineData("Wound care: no ointment and no powder on the graft.", "Ointment and powder stay off the graft [1].", true)]
    [InlineData("Do not smoke for 3 days.", "Stay off cigarettes for 3 days [1].", true)]
    [InlineData("Samples: send at once. Do not freeze; hold at room temperature if transport is delayed.", "If transport is delayed, freeze the samples [1].", false)]
    public void What_is_to_be_held_off_may_be_told_in_other_words(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Lump suggests a lipoma; ultrasound pending.", "This lump is a lipoma beyond any doubt [1].", false)]
    [InlineData("Lump suggests a lipoma; ultrasound pending.", "This lump is a lipoma without any doubt [1].", false)]
    [InlineData("Lump suggests a lipoma; ultrasound pending.", "This lump may be a lipoma; ultrasound is pending [1].", true)]
    public void What_is_suspected_is_not_beyond_doubt(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);
}
