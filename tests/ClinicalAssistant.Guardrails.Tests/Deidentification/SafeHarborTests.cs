using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class SafeHarborTests
{
    [Theory]
    [InlineData("Her sister Annika drove her.", "NAME Annika")]
    [InlineData("She works at Delmar Steel.", "HOSPITAL Delmar Steel")]
    [InlineData("A 93-year-old woman fell.", "AGE_OVER_89 93")]
    [InlineData("She is ninety-four years old.", "AGE_OVER_89 ninety-four")]
    [InlineData("P: Yes. I am 91, almost 92.", "AGE_OVER_89 91")]
    [InlineData("Bed 4, 98y, on fluids.", "AGE_OVER_89 98")]
    [InlineData("Admitted from home. pt 92, stable.", "AGE_OVER_89 92")]
    [InlineData("Born on the fourth of June nineteen seventy-seven.", "DATE fourth of June nineteen seventy-seven")]
    [InlineData("Symptoms since March 2021.", "DATE March 2021")]
    [InlineData("Seen on 3/14 in clinic.", "DATE 3/14")]
    [InlineData("Lives at 18 Quarry Lane, Room 412.", "LOCATION 18 Quarry Lane", "LOCATION Room 412")]
    [InlineData("Lives in Moab, UT 84532.", "LOCATION Moab", "LOCATION 84532")]
    [InlineData("Tel (307) 555-0166, fax 307-555-0167", "PHONE (307) 555-0166", "FAX 307-555-0167")]
    [InlineData("Write to k.bediako@hullmail.example please", "EMAIL k.bediako@hullmail.example")]
    [InlineData("SSN 512-44-9087", "SSN 512-44-9087")]
    [InlineData("MRN: 4482-917", "MRN 4482-917")]
    [InlineData("NHS No 943 476 5919", "HEALTH_PLAN 943 476 5919")]
    [InlineData("Card 4539 1488 0343 6467 was charged", "ACCOUNT 4539 1488 0343 6467")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00", "ACCOUNT DE89 3704 0044 0532 0130 00")]
    [InlineData("driver's license number is V7714402", "LICENSE V7714402")]
    [InlineData("drove a car with VIN 1HGCM82633A004352", "VEHICLE 1HGCM82633A004352")]
    [InlineData("pacemaker serial no. RNA445210S", "DEVICE RNA445210S")]
    [InlineData("see https://portal.example/p/88123 for results", "URL https://portal.example/p/88123")]
    [InlineData("login from 192.0.2.8 yesterday", "IP 192.0.2.8")]
    [InlineData("Fingerprint template FP-20193-A on file", "BIOMETRIC FP-20193-A")]
    [InlineData("Employee ID EMP-40917", "OTHER_ID EMP-40917")]
    public void Each_class_of_identifier_is_found(string text, params string[] expected) => Assert.Equal(expected, Deidentifying.Found(text));

    [Theory]
    [InlineData("Graves disease, Parkinson's, Foley removed, Charcot triad, Murphy sign, Wells low.")]
    [InlineData("BP 138/84, HR 92, A1c 7.3, eGFR 30-59, strength 5/5, pain 7/10, SOFA 6.")]
    [InlineData("Lasix 40 twice a day, lisinopril 20 mg, Madopar 62.5, amoxicillin for 3/7.")]
    [InlineData("LOINC 2160-0, ICD-10 E11.65, SNOMED 44054006, NCT01234567, platelets 250000.")]
    [InlineData("In remission since 2016; 64-year-old; review on Monday; from Nigeria; moved from Texas.")]
    [InlineData("Hospital Course: stable. Assessment and Plan: continue. Emergency Department follow up.")]
    [InlineData("INR 1.0, PT 98, fibrinogen 3.")]
    [InlineData("Boston criteria, Rotterdam criteria, Tokyo grading, Paris classification.")]
    public void Medicine_stays_as_it_is(string text) => Assert.Equal([], Deidentifying.Found(text));

    [Theory]
    [InlineData("Boise, ID 83702", "[LOCATION_1], ID [LOCATION_2: 837]")]
    [InlineData("Cody, WY 82190", "[LOCATION_1], WY [LOCATION_2: 000]")]
    public void A_zip_code_shows_three_digits_or_none_where_few_people_live(string text, string expected) => Assert.Equal(expected, Deidentifying.Shipped.Deidentify(text).Text);

    [Fact]
    public void A_date_keeps_its_year_and_the_same_person_one_placeholder() =>
        Assert.Equal("[NAME_1] seen [DATE_1: 2024]. Mr. [NAME_1] is well.", Deidentifying.Shipped.Deidentify("Tobias Vandermeer seen 2024-03-14. Mr. Vandermeer is well.").Text);

    [Fact]
    public void A_missing_word_list_says_which_and_what_to_do()
    {
        var fault = Assert.Throws<WrongInputException>(() => new Deidentifier(Path.Combine(Path.GetTempPath(), "no-such-folder")).Deidentify("text"));
        Assert.Contains("Restore the folder guardrails/deidentification", fault.Message, StringComparison.Ordinal);
    }
}
