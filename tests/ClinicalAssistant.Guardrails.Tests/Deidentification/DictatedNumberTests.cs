namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>Numbers told digit by digit, days of the week before dates, plates whose letters mean something alone, marks between the figures of a phone number.</summary>
public sealed class DictatedNumberTests
{
    [Theory]
    [InlineData("Call her on oh one six three, double two, four nine seven.", "PHONE oh one six three, double two, four nine seven")]
    [InlineData("Her number is eight oh four, one one six, two.", "OTHER_ID eight oh four, one one six, two")]
    [InlineData("Reviewed Wed 14/02/2024 on the ward.", "DATE Wed 14/02/2024")]
    [InlineData("He drives reg BX61 LVD to clinic.", "VEHICLE BX61 LVD")]
    [InlineData("Phone 612•555•0149 after six.", "PHONE 612•555•0149")]
    public void An_identifier_is_found_whole(string text, string found) => Assert.Contains(found, Deidentifying.Found(text));

    [Theory]
    [InlineData("She counts one, two, three, four, five, six, seven without pause.")]
    [InlineData("Give one or two tablets, three times daily, for four to six days.")]
    [InlineData("If you think of harming yourself, ring the crisis line or 999 right away.")]
    [InlineData("Two late-morning aspirata, each of another side, go for culture.")]
    [InlineData("Renal bx showed GN. Calcium 2.31, pH 7.24, 0.4127 x 0.5521.")]
    public void What_counts_or_measures_stands(string text) => Assert.Empty(Deidentifying.Found(text));
}
