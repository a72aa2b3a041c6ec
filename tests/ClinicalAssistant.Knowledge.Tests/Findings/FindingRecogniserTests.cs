using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class FindingRecogniserTests
{
    private static readonly FindingRecogniser Recogniser = new(EmbeddedPack.Instance);

    private static string Summary(string text) => string.Join(
        "; ", Recogniser.Recognise(text).Findings.Select(finding => (finding.Status == FindingStatus.Excluded ? "no " : "") + finding.Label));

    [Fact]
    public void A_mother_of_three_is_the_patient_and_her_mother_is_not()
    {
        var findings = Recogniser.Recognise("A 48-year-old mother of three leaks urine. Her mother has jaundice.").Findings;
        Assert.Contains(findings, one => one.Id == "HP:0000020");
        Assert.DoesNotContain(findings, one => one.Id == "HP:0000952");
    }

    [Theory]
    [InlineData("Stool grew E. coli O157:H7.", "CA:undercooked-meat-farm")]
    [InlineData("karyotype 47,XXY", "CA:47-xxy-karyotype")]
    public void Marks_within_a_name_are_part_of_it(string text, string finding) =>
        Assert.Contains(Recogniser.Recognise(text).Findings, one => one.Id == finding);

    [Theory]
    [InlineData("58M c/o CP x40min, dizzy, no SOB, PMH T2DM", "HP:0100749", "HP:0002094", "CA:diabetes")]
    [InlineData("pain in his chest, denies shortness of breath, known diabetic", "HP:0100749", "HP:0002094", "CA:diabetes")]
    [InlineData("My chest is really hurting. I am not short of breath. I have type-2 diabetes.", "HP:0100749", "HP:0002094", "CA:diabetes")]
    public void Shorthand_formal_and_lay_wording_give_the_same_findings(string text, string observed, string excluded, string history)
    {
        var findings = Recogniser.Recognise(text).Findings;

        Assert.Contains(findings, finding => finding.Id == observed && finding.Status == FindingStatus.Observed);
        Assert.Contains(findings, finding => finding.Id == excluded && finding.Status == FindingStatus.Excluded);
        Assert.Contains(findings, finding => finding.Id == history && finding.Status == FindingStatus.Observed);
    }

    [Theory]
    [InlineData("BP 84/50", "HP:0002615", "84 mm[Hg]")]
    [InlineData("blood pressure, 84/50 mm Hg", "HP:0002615", "84 mm[Hg]")]
    [InlineData("T 39.2", "CA:high-fever", "39.2 Cel")]
    [InlineData("T38.4", "HP:0001945", "38.4 Cel")]
    [InlineData("temp 101.5F", "HP:0001945", "101.5 [degF]")]
    [InlineData("Her temperature is 38.7°C (101.7°F)", "HP:0001945", "38.7 Cel")]
    [InlineData("fever to 103", "CA:high-fever", "103 [degF]")]
    [InlineData("SpO2 88% RA", "HP:0012418", "88 %")]
    [InlineData("sats 88", "HP:0012418", "88 %")]
    [InlineData("HR 118", "HP:0001649", "118 /min")]
    [InlineData("pulse, 118/min", "HP:0001649", "118 /min")]
    [InlineData("Na 118", "HP:0002902", "118 mmol/L")]
    [InlineData("Na+ 118 mEq/L", "HP:0002902", "118 meq/L")]
    [InlineData("Hb 6.8 g/dL", "HP:0001903", "6.8 g/dL")]
    [InlineData("Hemoglobin 6.8", "HP:0001903", "6.8 g/dL")]
    [InlineData("Hb 68", "HP:0001903", "68 g/L")]
    [InlineData("lactate 5", "HP:0002151", "5 mmol/L")]
    [InlineData("WBC 21.5", "HP:0001974", "21.5 10*9/L")]
    [InlineData("Leukocyte count 16,000/mm³", "HP:0001974", "16000 /uL")]
    [InlineData("platelets 45,000/mm3", "HP:0001873", "45000 /uL")]
    public void Vital_signs_and_laboratory_values_become_findings_with_their_value(string text, string id, string value)
    {
        var finding = Recogniser.Recognise(text).Findings.FirstOrDefault(finding => finding.Id == id && finding.Status == FindingStatus.Observed);

        Assert.NotNull(finding);
        Assert.Equal(value, finding.Value?.ToString());
    }

    [Theory]
    [InlineData("BP 122/76, HR 72, T 36.8, SpO2 98%")]
    [InlineData("Blood pressure is 122/76 mm Hg, pulse is 72/min, temperature is 36.8°C (98.2°F), oxygen saturation 98% on room air")]
    public void Normal_vital_signs_rule_their_findings_out(string text)
    {
        var findings = Recogniser.Recognise(text).Findings;

        Assert.All(findings, finding => Assert.Equal(FindingStatus.Excluded, finding.Status));
        Assert.Contains(findings, finding => finding.Id == "HP:0001945");
        Assert.Contains(findings, finding => finding.Id == "HP:0002615");
        Assert.Contains(findings, finding => finding.Id == "HP:0001649");
        Assert.Contains(findings, finding => finding.Id == "HP:0012418");
    }

    [Theory]
    [InlineData("3-month-old girl, HR 150", "HP:0001649", false)]
    [InlineData("30F, HR 150", "HP:0001649", true)]
    [InlineData("30F, Hb 12.5 g/dL", "HP:0001903", false)]
    [InlineData("30M, Hb 12.5 g/dL", "HP:0001903", true)]
    [InlineData("Hb 12.5 g/dL", "HP:0001903", null)]
    public void Limits_follow_age_and_sex(string text, string id, bool? observed)
    {
        var finding = Recogniser.Recognise(text).Findings.FirstOrDefault(finding => finding.Id == id);

        Assert.Equal(observed, finding is null ? null : finding.Status == FindingStatus.Observed);
    }

    [Theory]
    [InlineData("bilirubin 3.2")]
    [InlineData("creatinine 50 mg")]
    [InlineData("neutrophils 89%")]
    [InlineData("pulse 2+")]
    public void A_value_that_could_be_in_two_units_or_in_none_gives_no_finding(string text) => Assert.Equal("", Summary(text));

    [Theory]
    [InlineData("58M with cough", 58.0, Sex.Male)]
    [InlineData("58-year-old man with cough", 58.0, Sex.Male)]
    [InlineData("7 yo girl with cough", 7.0, Sex.Female)]
    [InlineData("A previously healthy 32 y/o F", 32.0, Sex.Female)]
    [InlineData("18-month-old boy", 1.5, Sex.Male)]
    [InlineData("F/32 with cough", 32.0, Sex.Female)]
    [InlineData("patient aged 70, he is coughing", 70.0, Sex.Male)]
    [InlineData("She coughs.", null, Sex.Female)]
    [InlineData("my husband is coughing", null, Sex.Male)]
    [InlineData("cough", null, Sex.Unknown)]
    public void Reads_age_and_sex(string text, double? years, Sex sex)
    {
        var read = Recogniser.Recognise(text);

        Assert.Equal((decimal?)years, read.Age is null ? null : decimal.Round(read.Age.Years, 2));
        Assert.Equal(sex, read.Sex);
    }

    [Fact]
    public void Reads_the_age_of_an_infant_in_days() => Assert.Equal(21m, decimal.Round(Recogniser.Recognise("3-week-old with vomiting").Age!.Days));

    [Theory]
    [InlineData("G2P1 at 32 weeks with headache", true, 32)]
    [InlineData("28F 34/40 pregnant, headache", true, 34)]
    [InlineData("24-year-old woman at 28 weeks' gestation", true, 28)]
    [InlineData("she is pregnant", true, null)]
    [InlineData("she is not pregnant", false, null)]
    [InlineData("pregnancy test negative", false, null)]
    [InlineData("her sister is pregnant", null, null)]
    [InlineData("cough for 6 weeks", null, null)]
    public void Reads_pregnancy(string text, bool? pregnant, int? weeks)
    {
        var read = Recogniser.Recognise(text);

        Assert.Equal(pregnant, read.Pregnant);
        Assert.Equal(weeks, read.WeeksOfGestation);
    }

    [Theory]
    [InlineData("mother had chest pain")]
    [InlineData("return if chest pain")]
    [InlineData("r/o chest pain")]
    [InlineData("h/o chest pain")]
    public void Findings_of_relatives_of_the_past_and_of_the_future_are_not_reported(string text) =>
        Assert.DoesNotContain(Recogniser.Recognise(text).Findings, finding => finding.Id == "HP:0100749");

    [Theory]
    [InlineData("abdominal and chest pain")]
    [InlineData("chest or abdominal pain")]
    [InlineData("chest/abdominal pain")]
    public void A_pair_that_shares_a_word_gives_both_findings(string text)
    {
        var ids = Recogniser.Recognise(text).Findings.Select(finding => finding.Id).ToList();

        Assert.Contains("HP:0100749", ids);
        Assert.Contains("HP:0002027", ids);
    }

    [Theory]
    [InlineData("diarrhoea and diarrhea and DIARRHOEA", "Diarrhea")]
    [InlineData("vomited twice", "Vomiting")]
    [InlineData("is vomiting", "Vomiting")]
    [InlineData("she vomits", "Vomiting")]
    [InlineData("afebrile", "no Fever")]
    public void Spelling_and_inflection_do_not_matter(string text, string expected) => Assert.Equal(expected, Summary(text));

    [Theory]
    [InlineData("SOB since noon", true)]
    [InlineData("sob since noon", true)]
    [InlineData("a sobbing child", false)]
    public void Shorthand_is_read_in_capitals_or_whole_in_small_letters(string text, bool expected) =>
        Assert.Equal(expected, Recogniser.Recognise(text).Findings.Any(finding => finding.Id == "HP:0002094"));

    [Theory]
    [InlineData("CP x40min", "x40min")]
    [InlineData("chest pain for 3 days", "for 3 days")]
    [InlineData("3-day history of chest pain", "3-day")]
    [InlineData("chest pain", null)]
    public void The_time_course_is_kept_as_stated(string text, string? course) => Assert.Equal(course, Recogniser.Recognise(text).Findings[0].Course);

    [Fact]
    public void Both_pressures_are_read_at_the_end_of_a_sentence() =>
        Assert.Equal([104m, 58m], Recogniser.Recognise("BP 104/58. Cough.").Measurements.Select(measured => measured.Value.Value));

    [Theory]
    [InlineData("lactate 6.1", "6.1 mmol/L")]
    [InlineData("glucose 250", "250 mg/dL")]
    [InlineData("creatinine 1.2", "1.2 mg/dL")]
    [InlineData("creat 150", "150 umol/L")]
    [InlineData("platelets 250", "250 10*9/L")]
    public void A_value_without_a_unit_is_in_the_only_one_that_fits(string text, string stated) =>
        Assert.Equal(stated, Assert.Single(Recogniser.Recognise(text).Measurements).Stated.ToString());

    [Theory]
    [InlineData("reflexes were absent", "HP:0001284")]
    [InlineData("left calf very swollen", "CA:unilateral-leg-swelling")]
    public void The_words_of_a_finding_may_stand_in_another_order(string text, string id) =>
        Assert.Contains(Recogniser.Recognise(text).Findings, finding => finding.Id == id && finding.Status == FindingStatus.Observed);

    [Theory]
    [InlineData("scalp not tender, no rash")]
    [InlineData("chest clear and leg pain")]
    [InlineData("leg weakness. Swelling of the hand")]
    public void Words_that_belong_to_different_statements_are_not_joined(string text) =>
        Assert.DoesNotContain(Recogniser.Recognise(text).Findings, finding => finding.Status == FindingStatus.Observed && finding.Id is "HP:0100749" or "CA:unilateral-leg-swelling" or "CA:scalp-tenderness");

    [Fact]
    public void The_name_of_a_condition_is_not_taken_for_a_finding_within_it() =>
        Assert.DoesNotContain(Recogniser.Recognise("glandular fever last year").Findings, finding => finding.Id == "HP:0001945");

    [Fact]
    public void Offsets_are_those_of_the_words_in_the_text()
    {
        const string text = "😀 He has chest pain.";
        var finding = Assert.Single(Recogniser.Recognise(text).Findings);

        Assert.Equal("chest pain", text[finding.Start..finding.End]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\ud800,,;no:")]
    [InlineData("BP /")]
    [InlineData("T 99999999999999999999999")]
    [InlineData("999999999999999999999 years old")]
    public void Any_text_is_accepted(string text) => Assert.Empty(Recogniser.Recognise(text).Findings);

    [Fact]
    public void The_same_text_gives_the_same_findings()
    {
        const string text = "45F fever 39, HR 120, BP 88/40, rigors, confused, no rash, WBC 18, lactate 4.2";

        Assert.Equal(Summary(text), string.Join("; ", new FindingRecogniser(EmbeddedPack.Instance).Recognise(text).Findings.Select(finding => (finding.Status == FindingStatus.Excluded ? "no " : "") + finding.Label)));
    }

    [Fact]
    public void A_temperature_before_the_heart_rate_is_read() =>
        Assert.Contains(Recogniser.Recognise("T 39.2 HR 124").Findings, finding => finding.Id == "HP:0002014" || finding.Label.Contains("ever", StringComparison.Ordinal));

    [Theory]
    [InlineData("No focal weakness.")]
    [InlineData("no recent travel")]
    public void No_before_a_finding_whose_first_word_often_follows_no_negates_it(string text) =>
        Assert.All(Recogniser.Recognise(text).Findings, finding => Assert.Equal(FindingStatus.Excluded, finding.Status));

    [Theory]
    [InlineData("24F lying HR 68 BP 116/72, standing 10 min HR 112 BP 118/76", "CA:heart-rate-rise-on-standing", "HP:0001278")]
    [InlineData("78M lying 142/80, standing 98/62 HR 84", "HP:0001278", "CA:heart-rate-rise-on-standing")]
    [InlineData("BP 150/84 supine, 121/70 standing", "HP:0001278", "CA:heart-rate-rise-on-standing")]
    public void What_standing_does_is_read_from_a_pair_of_values(string text, string shown, string not)
    {
        var observed = Recogniser.Recognise(text).Findings.Where(finding => finding.Status == FindingStatus.Observed).Select(finding => finding.Id).ToList();
        Assert.Contains(shown, observed);
        Assert.DoesNotContain(not, observed);
    }
}
