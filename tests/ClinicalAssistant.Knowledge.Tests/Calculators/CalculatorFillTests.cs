using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>Filling from a question and a record: each value with its origin, nothing assumed.</summary>
public sealed class CalculatorFillTests
{
    private static readonly CalculatorCatalogue Catalogue = new();
    private static readonly FindingRecogniser Recogniser = new(EmbeddedPack.Instance);

    private static CalculatorFill Fill(string id, string text, Patient? patient = null) => CalculatorFill.From(Catalogue.Find(id)!, text, Recogniser.Recognise(text), patient);

    [Theory]
    [InlineData("no previous DVT or PE, no signs of DVT", false)]
    [InlineData("previous DVT, signs of DVT in the left leg", true)]
    public void A_negation_that_shares_a_word_with_the_item_counts(string text, bool said)
    {
        var fill = Fill("wells-pe", "Wells score: " + text);

        Assert.Equal(said, fill.Inputs.Find("previous_vte")!.YesNo);
        Assert.Equal(said, fill.Inputs.Find("dvt_signs")!.YesNo);
    }

    [Theory]
    [InlineData("bmi", "BMI: weight 154 lb, height 5 ft 7 in", "height", 170.18)]
    [InlineData("bmi", "BMI: weight 70 kg, height: 1.7 m.", "height", 170)]
    [InlineData("pf-ratio", "P/F ratio? PaO2 60 mmHg, FiO2 of 40%", "fio2", 40)]
    [InlineData("qtc-bazett", "QTc Bazett: QT 400 ms, HR 80", "qt", 400)]
    [InlineData("nihss", "NIHSS: gaze 1, language 2", "language", 2)]
    public void A_quantity_behind_its_name_is_read_with_its_unit(string id, string text, string input, double value) =>
        Assert.Equal((decimal)value, Fill(id, text).Inputs.Find(input)!.Number);

    [Fact]
    public void A_coma_scale_in_shorthand_and_a_choice_in_words_are_read()
    {
        var scale = Fill("gcs", "GCS? E3 V4 M5");
        Assert.Equal(12m, Catalogue.Find("gcs")!.Calculate(scale.Inputs).Result!.Value);
        Assert.Equal("slight", Fill("child-pugh", "Child-Pugh with ascites: slight").Inputs.Find("ascites")!.Choice);
    }

    [Fact]
    public void Two_different_values_of_one_name_are_asked_again()
    {
        var fill = Fill("qtc-bazett", "QT 400 ms, later QT 460 ms, HR 80");

        Assert.Null(fill.Inputs.Find("qt"));
        Assert.NotEmpty(fill.Missing);
    }

    [Fact]
    public void The_newest_observation_fills_with_its_day_and_another_specimen_does_not()
    {
        var patient = new Patient
        {
            Age = Age.FromYears(60),
            Sex = Sex.Male,
            Observations =
            [
                new Observation("Creatinine [Mass/volume] in Urine", new Quantity(90, "mg/dL")) { Taken = new DateTimeOffset(2024, 5, 9, 0, 0, 0, TimeSpan.Zero) },
                new Observation("Creatinine [Mass/volume] in Serum or Plasma", new Quantity(1.0m, "mg/dL")) { Taken = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero) },
                new Observation("Creatinine [Moles/volume] in Serum or Plasma", new Quantity(106.1m, "umol/L")) { Taken = new DateTimeOffset(2024, 4, 2, 0, 0, 0, TimeSpan.Zero) },
            ],
        };

        var fill = Fill("ckd-epi-2021", "eGFR?", patient);

        Assert.Empty(fill.Missing);
        Assert.InRange(fill.Inputs.Find("creatinine")!.Number!.Value, 1.19m, 1.21m);
        Assert.Contains(fill.Origins, origin => origin.Contains("(record, 2024-04-02)", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_score_lets_be_absent_is_not_missing_and_the_result_says_what_was_taken()
    {
        var fill = Fill("aa-gradient", "A-a gradient: PaO2 80 mmHg, PaCO2 40 mmHg");

        Assert.Empty(fill.Missing);
        Assert.Contains(Catalogue.Find("aa-gradient")!.Calculate(fill.Inputs).Result!.Notes, note => note.Contains("room air", StringComparison.Ordinal));
    }
}
