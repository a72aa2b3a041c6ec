using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class CalculatorTests
{
    private static readonly CalculatorCatalogue Catalogue = new();
    private static readonly FindingRecogniser Recogniser = new(EmbeddedPack.Instance);

    private static CalculationOutcome Calculate(string id, params string[] pairs)
    {
        var calculator = Catalogue.Find(id)!;
        return calculator.Calculate(CalculatorInputs.Parse(calculator, pairs));
    }

    [Theory]
    [InlineData("age=65", "sex=male", "weight=70 kg", "creatinine=1.4 mg/dL", 52.1)]
    [InlineData("age=45", "sex=female", "weight=60 kg", "creatinine=0.9", 74.8)]
    [InlineData("age=60", "sex=M", "weight=80", "creatinine=1.2", 74.1)]
    [InlineData("age=45 years", "sex=F", "weight=65", "creatinine=0.9 mg/dL", 81.0)]
    public void Creatinine_clearance_agrees_with_published_worked_examples(string age, string sex, string weight, string creatinine, double expected) =>
        Assert.Equal((decimal)expected, Calculate("cockcroft-gault", age, sex, weight, creatinine).Result!.Value);

    [Fact]
    public void Creatinine_may_be_given_in_micromoles() =>
        Assert.Equal(Calculate("ckd-epi-2021", "age=50", "sex=male", "creatinine=1 mg/dL").Result!.Value, Calculate("ckd-epi-2021", "age=50", "sex=male", "creatinine=88.42 umol/L").Result!.Value);

    // By hand: at creatinine = kappa both powers are 1, so 142 x 0.9938^50 (x 1.012); above it, 142 x (1.8/0.9)^-1.2 x 0.9938^50 = 45.3.
    [Theory]
    [InlineData("male", "0.9", 104.0)]
    [InlineData("female", "0.7", 105.3)]
    [InlineData("male", "1.8", 45.3)]
    public void Egfr_agrees_with_the_equation_worked_by_hand(string sex, string creatinine, double expected) =>
        Assert.Equal((decimal)expected, Calculate("ckd-epi-2021", "age=50", $"sex={sex}", $"creatinine={creatinine} mg/dL").Result!.Value);

    [Theory]
    [InlineData("no", "no", "no", "no", "no", "64", "male", 0)]
    [InlineData("yes", "yes", "yes", "yes", "yes", "75", "female", 9)]
    [InlineData("no", "yes", "no", "no", "no", "65", "female", 3)]
    [InlineData("no", "no", "no", "yes", "no", "74", "male", 3)]
    public void Stroke_risk_points_add_up(string heart, string pressure, string diabetes, string stroke, string vascular, string age, string sex, int points)
    {
        var result = Calculate("cha2ds2-vasc", $"heart_failure={heart}", $"hypertension={pressure}", $"diabetes={diabetes}", $"stroke={stroke}", $"vascular_disease={vascular}", $"age={age}", $"sex={sex}").Result!;

        Assert.Equal(points, result.Value);
        Assert.Equal($"Total: {points}", result.Steps[^1]);
    }

    [Theory]
    [InlineData("urea=7", "respiratory_rate=29", "systolic=90", "diastolic=61", "age=64", "no", 0)]
    [InlineData("urea=7.1", "respiratory_rate=30", "systolic=89", "diastolic=61", "age=65", "yes", 5)]
    [InlineData("urea=20 mg/dL", "respiratory_rate=20", "systolic=120", "diastolic=60", "age=40", "no", 2)]
    public void Pneumonia_severity_counts_at_its_limits(string urea, string rate, string systolic, string diastolic, string age, string confusion, int points) =>
        Assert.Equal(points, Calculate("curb-65", urea, rate, systolic, diastolic, age, $"confusion={confusion}").Result!.Value);

    [Theory]
    [InlineData(100, "no", 0, "unlikely")]
    [InlineData(101, "no", 1.5, "unlikely")]
    [InlineData(101, "yes", 4.5, "likely")]
    public void Wells_separates_likely_from_unlikely_above_four(int rate, string likelier, double points, string band)
    {
        var result = Calculate("wells-pe", $"heart_rate={rate}", $"alternative_less_likely={likelier}", "dvt_signs=no", "immobilisation_or_surgery=no", "previous_vte=no", "haemoptysis=no", "malignancy=no").Result!;

        Assert.Equal((decimal)points, result.Value);
        Assert.StartsWith($"Pulmonary embolism {band}", result.Interpretation, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_to_answer_when_weight_is_missing()
    {
        var outcome = Calculate("cockcroft-gault", "age=65", "sex=male", "creatinine=1.4");

        Assert.Null(outcome.Result);
        Assert.Equal("weight", Assert.Single(outcome.Problems).Input);
    }

    [Fact]
    public void A_creatinine_that_can_only_be_in_micromoles_is_refused_and_the_unit_named()
    {
        var problem = Assert.Single(Calculate("ckd-epi-2021", "age=65", "sex=male", "creatinine=124").Problems);

        Assert.Contains("umol/L", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age=-3")]
    [InlineData("age=140")]
    [InlineData("age=old")]
    [InlineData("age=65 kg")]
    [InlineData("age=99999999999999999999999999999")]
    [InlineData("=5")]
    [InlineData("colour=blue")]
    public void Impossible_inputs_are_refused_with_a_remedy(string pair)
    {
        var outcome = Calculate("ckd-epi-2021", pair, "sex=male", "creatinine=1");

        Assert.Null(outcome.Result);
        Assert.All(outcome.Problems, problem => Assert.True(problem.Message.Length > 15));
    }

    [Fact]
    public void Egfr_falls_as_creatinine_or_age_rise()
    {
        decimal Egfr(int age, string creatinine) => Calculate("ckd-epi-2021", $"age={age}", "sex=female", $"creatinine={creatinine}").Result!.Value;

        Assert.True(Egfr(50, "0.6") > Egfr(50, "0.8") && Egfr(50, "0.8") > Egfr(50, "1.6"));
        Assert.True(Egfr(30, "1") > Egfr(80, "1"));
    }

    [Fact]
    public void Inputs_are_filled_from_the_question_and_what_nobody_states_is_missing()
    {
        var calculator = Catalogue.Find("curb-65")!;
        var fill = CalculatorFill.From(calculator, "78F pneumonia, not confused, urea 11 mmol/L, RR 32, BP 104/58. CURB-65?", Recogniser.Recognise("78F pneumonia, not confused, urea 11 mmol/L, RR 32, BP 104/58. CURB-65?"), null);

        Assert.Empty(fill.Missing);
        Assert.Equal(4m, calculator.Calculate(fill.Inputs).Result!.Value);
    }

    [Fact]
    public void A_finding_that_is_not_mentioned_is_not_taken_as_absent()
    {
        var fill = CalculatorFill.From(Catalogue.Find("wells-pe")!, "52M SOB, HR 110", Recogniser.Recognise("52M SOB, HR 110"), null);

        Assert.Equal(6, fill.Missing.Count);
    }

    [Theory]
    [InlineData("Transient ischaemic attack 2019", true)]
    [InlineData("Dementia", false)]
    [InlineData("No history of stroke", false)]
    [InlineData("Family history of stroke", false)]
    public void A_problem_list_answers_only_what_it_states_of_the_patient(string problem, bool filled)
    {
        var fill = CalculatorFill.From(Catalogue.Find("cha2ds2-vasc")!, "score?", Recogniser.Recognise("score?"), new Patient { Conditions = [new RecordEntry(problem)] });

        Assert.Equal(filled, fill.Inputs.Find("stroke") is not null);
    }

    [Fact]
    public void Pulmonary_hypertension_is_no_point_for_hypertension()
    {
        var fill = CalculatorFill.From(Catalogue.Find("cha2ds2-vasc")!, "score?", Recogniser.Recognise("score?"), new Patient { Conditions = [new RecordEntry("Pulmonary hypertension")] });

        Assert.Null(fill.Inputs.Find("hypertension"));
    }
}
