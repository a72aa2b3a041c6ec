namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class DayAndPlateTests
{
    [Theory]
    [InlineData("Wound check 6/2, sutures out 14/2, next 19/2.", "6/2|14/2|19/2")]
    [InlineData("Admitted yesterday the 9th, review the 23rd.", "yesterday the 9th|the 23rd")]
    [InlineData("Geboren am 3-7-'52 in Kassel.", "3-7-'52|Kassel")]
    [InlineData("Operated 14.IX.1988, home 20.IX.1988.", "14.IX.1988|20.IX.1988")]
    [InlineData("The rash began on New Year's Day.", "New Year's Day")]
    public void Days_are_found_in_every_notation(string text, string days) => Assert.Equal(days.Split('|'), Found(text));

    [Theory]
    [InlineData("Seen 3/14. Power 4/5 left, 5/5 right, pain 3/10, MMSE 27/30.", "3/14")]
    [InlineData("Seen 3/14. Blood cultures 2/2, murmur 2/6, review 6/52.", "3/14")]
    [InlineData("Seen 12.8.2024. Creatinine 1.4, Hb 11.2.", "12.8.2024")]
    public void A_note_with_dates_keeps_its_scores(string text, string days) => Assert.Equal(days.Split('|'), Found(text));

    [Theory]
    [InlineData("His van, KX19 WVT, is outside.", "KX19 WVT")]
    [InlineData("Plates 7KRT114 and HBX 4471 noted.", "7KRT114|HBX 4471")]
    [InlineData("Her car is red, CHK-7718.", "CHK-7718")]
    public void Number_plates_are_found_after_a_vehicle(string text, string plates) => Assert.Equal(plates.Split('|'), Found(text));

    [Theory]
    [InlineData("Drives, BP 150/76, GCS 15, HR 92.")]
    [InlineData("Short of breath in the car. FEV1 61 %, SpO2 91 %.")]
    [InlineData("Takes the van 40 km to dialysis, Hb 10.2, K 5.1.")]
    public void Measurements_near_a_vehicle_stand(string text) => Assert.Empty(Found(text));

    [Theory]
    [InlineData("Blood cultures 2/4 positive.", "")]
    [InlineData("Blood cultures 6/30 negative.", "6/30")]
    public void Cultures_are_counted_in_bottles_or_have_a_day(string text, string day) => Assert.Equal(day.Split('|', StringSplitOptions.RemoveEmptyEntries), Found(text));

    private static string[] Found(string text) => [.. Deidentifying.Shipped.Deidentify(text).Spans.Select(span => span.Value)];
}
