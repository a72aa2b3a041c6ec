using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Core.Tests;

public sealed class NumberTests
{
    [Theory]
    [InlineData("aspirin 300 mg", "300 mg")]
    [InlineData("5–10 mg daily", "5-10 mg")]
    [InlineData("5 to 10 mg", "5-10 mg")]
    [InlineData("5mg-10mg", "5-10 mg")]
    [InlineData("BP 92/60", "92/60")]
    [InlineData("potassium 5.5 mmol/L", "5.5 mmol/L")]
    [InlineData("1,000 mL of saline", "1000 mL")]
    [InlineData("15 mg/kg/day", "15 mg/kg/d")]
    [InlineData("250 mcg", "250 ug")]
    [InlineData("37.9 °C", "37.9 Cel")]
    [InlineData("eGFR below 30 mL/min/1.73 m²", "30 mL/min/m2")]
    [InlineData("a 58-year-old man", "58 a")]
    [InlineData("two weeks of treatment", "2 wk")]
    [InlineData("sensitivity 95%", "95 %")]
    [InlineData("platelets >150 x 10^9/L", ">150")]
    [InlineData("HEART score of 5", "5")]
    [InlineData("sodium 118", "118")]
    [InlineData("every 8 hours", "8 h")]
    [InlineData("HR 110/min", "110 bpm")]
    public void A_number_with_clinical_meaning_is_read_with_its_unit(string text, string expected)
    {
        var number = Assert.Single(NumberReader.Read(text), n => n.HasClinicalMeaning);
        Assert.StartsWith(expected, Show(number), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("as shown before [1]")]
    [InlineData("as shown before [1, 12]")]
    [InlineData("1. Aspirin\n2. Oxygen")]
    [InlineData("published in 2019")]
    [InlineData("vitamin B12 and T2 signal")]
    [InlineData("type 2 diabetes after COVID-19")]
    [InlineData("see Table 3")]
    [InlineData("the 2nd dose")]
    [InlineData("seen at 14:30")]
    [InlineData("on 2026-11-22")]
    public void Ordinals_citations_years_and_names_carry_no_clinical_number(string text) =>
        Assert.DoesNotContain(NumberReader.Read(text), n => n.HasClinicalMeaning);

    [Theory]
    [InlineData(1, "g", 1000, "mg", true)]
    [InlineData(0.5, "mg", 500, "ug", true)]
    [InlineData(1.2, "g/dL", 12, "g/L", true)]
    [InlineData(2, "wk", 14, "d", true)]
    [InlineData(5, "mg", 5, "mL", false)]
    [InlineData(5, "mg", 5, "mg/kg", false)]
    [InlineData(5, "mmol/L", 5, "mg/dL", false)]
    public void Amounts_are_compared_across_units_of_one_kind(decimal a, string unit, decimal b, string other, bool same) =>
        Assert.Equal(same, NumberReader.SameAmount(a, unit, b, other));

    [Fact]
    public void A_dose_and_its_interval_are_two_numbers() =>
        Assert.Equal(["300 mg", "6 h"], NumberReader.Read("300 mg every 6 hours").Select(Show));

    [Fact]
    public void A_number_knows_where_it_stands()
    {
        const string text = "Then give 2.5 mg/kg slowly.";
        var number = Assert.Single(NumberReader.Read(text));
        Assert.Equal("2.5 mg/kg", text[number.Start..number.End]);
    }

    [Fact]
    public void Hostile_digits_do_not_break_reading()
    {
        foreach (var text in (string[])["99999999999999999999999999999999 mg", "1/2/3/4", "1-2-3-4", "..5..", "5..6", "١٢٣ mg", "1,2,3", "5/", "10^", "<", "> 5", "[1", "[1-"])
            Assert.NotNull(NumberReader.Read(text));
    }

    private static string Show(TextNumber n) => string.Create(CultureInfo.InvariantCulture,
        $"{n.Comparison}{n.Value}{(n.High is { } h ? "-" + h.ToString(CultureInfo.InvariantCulture) : "")}{(n.Second is { } s ? "/" + s.ToString(CultureInfo.InvariantCulture) : "")} {n.Unit}").TrimEnd();
}
