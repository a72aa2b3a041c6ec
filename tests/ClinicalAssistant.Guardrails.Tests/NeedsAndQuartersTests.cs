using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What is not needed, days kept apart, quarters of a year, dates in figures, rates by weight and the side of a bound that a figure spares.</summary>
public sealed class NeedsAndQuartersTests
{
    [Theory]
    [InlineData("Lung biopsy: platelets not needed routinely, even with count 90.", "A count of 90 means platelets are needed before the biopsy [1].", false)]
    [InlineData("Lung biopsy: platelets not needed routinely, even with count 90.", "With a count of 90 platelets are not needed routinely [1].", true)]
    [InlineData("Lipid panel: fasting not required.", "For the lipid panel fasting is required [1].", false)]
    [InlineData("Lipid panel: fasting not required.", "No fasting is required for the lipid panel [1].", true)]
    public void What_is_not_needed_is_not_told_as_needed(string evidence, string sentence, bool isReleased) => Expect(evidence, sentence, isReleased);

    [Theory]
    [InlineData("Calcium 500 mg daily, not on the alendronate day.", "Calcium 500 mg goes together with alendronate on that day [1].", false)]
    [InlineData("Live vaccine: on another day than the tuberculin test.", "Give the live vaccine on the same day as the tuberculin test [1].", false)]
    [InlineData("Calcium 500 mg daily, not on the alendronate day.", "Never take calcium together with alendronate on that day [1].", true)]
    public void Days_kept_apart_are_not_one(string evidence, string sentence, bool isReleased) => Expect(evidence, sentence, isReleased);

    [Theory]
    [InlineData("Check ferritin every 3 months.", "Ferritin is checked each quarter [1].", true)]
    [InlineData("Check ferritin every 3 months.", "Ferritin is checked every quarter [1].", true)]
    [InlineData("Check ferritin every 3 months.", "Ferritin is checked once a quarter [1].", true)]
    [InlineData("Check ferritin every 6 months.", "Ferritin is checked each quarter [1].", false)]
    [InlineData("Check ferritin every 6 months.", "Ferritin is checked quarterly [1].", false)]
    public void A_quarter_is_three_months(string evidence, string sentence, bool isReleased) => Expect(evidence, sentence, isReleased);

    [Theory]
    [InlineData("Ultrasound 4/12: 6 mm nodule in the left lobe.", "Ultrasound on April 12 showed a 6 mm nodule in the left lobe [1].", true)]
    [InlineData("Ultrasound 4/12: 6 mm nodule in the left lobe.", "Ultrasound on 4 December showed a 6 mm nodule in the left lobe [1].", true)]
    [InlineData("Ultrasound 4/12: 6 mm nodule in the left lobe.", "Ultrasound on May 12 showed a 6 mm nodule in the left lobe [1].", false)]
    [InlineData("Ultrasound 4/12: 6 mm nodule in the left lobe.", "Ultrasound on 12 April showed a 6 mm nodule in the left lobe [1].", false)]
    [InlineData("Ultrasound 4/12: 6 mm nodule in the left lobe. Biopsy 28/12.", "Ultrasound on April 12 showed a 6 mm nodule in the left lobe [1].", false)]
    public void A_date_is_read_as_it_is_named(string evidence, string sentence, bool isReleased) => Expect(evidence, sentence, isReleased);

    [Theory]
    [InlineData("Weight 80 kg. Dopamine 2 to 10 micrograms/kg/min by central line.", "At 80 kg that is 160 to 800 micrograms a minute [1].", true)]
    [InlineData("Weight 80 kg. Dopamine 2 to 10 micrograms/kg/min by central line.", "At 80 kg that is 160 to 8000 micrograms a minute [1].", false)]
    [InlineData("Albumin 6 g per litre drained when over 4 L removed.", "Replace 6 g albumin per litre removed [1].", true)]
    [InlineData("Albumin 6 g per litre drained when over 4 L removed.", "Replace 6 g albumin in all [1].", false)]
    [InlineData("Relief builds over 3 to 5 weeks.", "Relief builds within three to five weeks [1].", true)]
    [InlineData("Relief builds over 3 to 5 weeks.", "Relief builds within two weeks [1].", false)]
    public void What_a_figure_is_told_by_stands_with_it(string evidence, string sentence, bool isReleased) => Expect(evidence, sentence, isReleased);

    [Theory]
    [InlineData("Stop metformin when eGFR falls below 30. Her eGFR was 41 in May.", "Her eGFR of 41 lets metformin continue [1].", true)]
    [InlineData("Stop metformin when eGFR falls below 30. Her eGFR was 22 in May.", "Her eGFR of 22 lets metformin continue [1].", false)]
    public void A_figure_beyond_the_bound_lets_go_on(string evidence, string sentence, bool isReleased) => Expect(evidence, sentence, isReleased);

    [Theory]
    [InlineData("Felodipine with clarithromycin: hypotension; avoid the combination.", "Keep away from clarithromycin [1].", true)]
    [InlineData("Clarithromycin 500 mg twice daily for 7 days.", "Keep away from clarithromycin [1].", false)]
    public void To_keep_away_from_is_to_avoid(string evidence, string sentence, bool isReleased) => Expect(evidence, sentence, isReleased);

    private static void Expect(string evidence, string sentence, bool isReleased) => Assert.Equal(isReleased, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);
}
