using ClinicalAssistant.Cli.Chat;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Tests;

public sealed class TypedFactsTests
{
    [Theory]
    [InlineData("58M allergies: penicillin; meds: warfarin 5 mg, amlodipine", """{"age":58,"sex":"male","allergies":["penicillin"],"medications":["warfarin 5 mg","amlodipine"]}""")]
    [InlineData("72 yo woman, 61.5 kg, 160 cm, eGFR 38", """{"age":72,"sex":"female","weight_kg":61.5,"height_cm":160,"egfr":38}""")]
    [InlineData("5 mo girl", """{"age":"P5M","sex":"female"}""")]
    [InlineData("10-day-old boy", """{"age":"P10D","sex":"male"}""")]
    [InlineData("F, 29, pregnant; NKDA: no", null)]
    [InlineData("29F, pregnant, conditions: asthma, T2DM", """{"age":29,"sex":"female","pregnant":true,"conditions":["asthma","T2DM"]}""")]
    [InlineData("age: 44 sex: female weight: 70 kg pmh: none", """{"age":44,"sex":"female","weight_kg":70,"conditions":["none"]}""")]
    [InlineData("pregnant: no; rx = metformin", """{"pregnant":false,"medications":["metformin"]}""")]
    [InlineData("58M, 60M", null)]
    [InlineData("160 lb", null)]
    [InlineData("58 years old with chest pain", null)]
    [InlineData("allergies:", null)]
    [InlineData("", null)]
    public void Facts_are_read_as_typed_or_not_at_all(string typed, string? facts)
    {
        if (facts is null)
            Assert.Throws<WrongInputException>(() => TypedFacts.Read(typed));
        else
            Assert.Equal(facts, TypedFacts.Read(typed).ToJsonString());
    }
}
