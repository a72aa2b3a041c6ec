namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class ChecksumTests
{
    [Theory]
    [InlineData("4539148803436467", true)]
    [InlineData("4539148803436468", false)]
    public void A_card_is_known_by_its_check_digit(string digits, bool valid) => Assert.Equal(valid, Deidentifying.Found("paid with " + digits + " today").Contains("ACCOUNT " + digits));

    [Theory]
    [InlineData("seen, 943 476 5919 confirmed", "HEALTH_PLAN 943 476 5919")]
    [InlineData("seen, 943 476 5918 confirmed", "PHONE 943 476 5918")]
    public void A_number_in_the_form_of_a_telephone_is_an_nhs_number_by_its_check_digit(string text, string expected) => Assert.Equal([expected], Deidentifying.Found(text));

    [Theory]
    [InlineData("GB29NWBK60161331926819", "ACCOUNT GB29NWBK60161331926819")]
    [InlineData("1HGCM82633A004352", "VEHICLE 1HGCM82633A004352")]
    public void Iban_and_vehicle_numbers_need_no_label(string text, string expected) => Assert.Equal([expected], Deidentifying.Found("noted " + text + " on file"));
}
