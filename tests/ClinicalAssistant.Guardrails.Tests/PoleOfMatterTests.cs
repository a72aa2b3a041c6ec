using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A sentence that names both poles stands at each of its own matter.</summary>
public sealed class PoleOfMatterTests
{
    [Theory]
    [InlineData("Stop metformin on the day of the contrast scan. Smokers are offered help to stop.", "Continue metformin through the contrast scan and stop smoking [1].", false)]
    [InlineData("Stop metformin on the day of the contrast scan. Smokers are offered help to stop.", "Stop metformin on the day of the contrast scan and continue everything else [1].", true)]
    [InlineData("Infuse vancomycin slowly: fast infusion causes flushing.", "Infuse vancomycin fast; slow infusion causes flushing [1].", false)]
    [InlineData("Infuse vancomycin slowly: fast infusion causes flushing.", "Flushing comes from infusing vancomycin too fast, so infuse it slowly [1].", true)]
    [InlineData("Increase the furosemide dose if weight rises by 2 kg in 3 days.", "Decrease the furosemide dose if weight increases by 2 kg in 3 days [1].", false)]
    [InlineData("Increase the furosemide dose if weight rises by 2 kg in 3 days.", "Increase the furosemide dose if weight goes up by 2 kg in 3 days [1].", true)]
    [InlineData("Give phenytoin by mouth at night.", "Give phenytoin intravenously at night, not by mouth [1].", false)]
    [InlineData("Give phenytoin by mouth at night.", "Give phenytoin by mouth at night, not intravenously [1].", true)]
    public void The_other_pole_said_of_another_matter_excuses_nothing(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Vancomycin is given by mouth for Clostridioides difficile and intravenously for MRSA bacteraemia.", "Vancomycin is given intravenously for Clostridioides difficile [1].", false)]
    [InlineData("Vancomycin is given by mouth for Clostridioides difficile and intravenously for MRSA bacteraemia.", "Vancomycin is given by mouth for Clostridioides difficile [1].", true)]
    [InlineData("Rehydrate with intravenous fluids.", "Rehydrate with oral fluids [1].", false)]
    [InlineData("Rehydrate with intravenous fluids.", "Rehydrate with fluids through a vein [1].", true)]
    [InlineData("Take the rectal temperature every hour during cooling.", "Take the oral temperature every hour during cooling [1].", false)]
    [InlineData("Take the rectal temperature every hour during cooling.", "Take the rectal temperature hourly during cooling [1].", true)]
    public void Each_way_of_giving_belongs_to_its_own_case(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("The second dose is given 2 hours later.", "The second dose is given 2 hours earlier [1].", false)]
    [InlineData("The second dose is given 2 hours later.", "The second dose comes 2 hours later [1].", true)]
    public void Earlier_is_not_later(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("A raised D-dimer with pleuritic pain supports pulmonary embolism.", "A raised D-dimer with pleuritic pain counts against pulmonary embolism [1].", false)]
    [InlineData("A raised D-dimer with pleuritic pain supports pulmonary embolism.", "A raised D-dimer with pleuritic pain points to pulmonary embolism [1].", true)]
    [InlineData("Weight loss suggests cancer.", "Weight loss tells against cancer [1].", false)]
    [InlineData("Fever argues for infection.", "Fever argues against infection [1].", false)]
    [InlineData("The vaccine protects against shingles.", "The vaccine supports shingles [1].", false)]
    [InlineData("The vaccine protects against shingles.", "The vaccine protects against shingles [1].", true)]
    public void What_speaks_against_is_no_support(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);
}
