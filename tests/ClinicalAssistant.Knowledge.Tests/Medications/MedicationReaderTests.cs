namespace ClinicalAssistant.Knowledge.Tests.Medications;

public sealed class MedicationReaderTests
{
    private static readonly MedicationReader Reader = new(EmbeddedMedications.Pack);

    [Theory]
    [InlineData("metoprolol succ 50 od", "metoprolol", "50", "50")]
    [InlineData("Metoprolol succinate XL 50 mg once daily", "metoprolol", "50", "50")]
    [InlineData("metformin 1 g bd", "metformin", "1000", "2000")]
    [InlineData("Glucophage 850mg TID with meals", "metformin", "850", "2550")]
    [InlineData("digoxin 125 mcg mane", "digoxin", "0.125", "0.125")]
    [InlineData("digoxin 125 od", "digoxin", "0.125", "0.125")]
    [InlineData("digoxin 0.125mg daily", "digoxin", "0.125", "0.125")]
    [InlineData("amoxicillin 500 mg q8h", "amoxicillin", "500", "1500")]
    [InlineData("amoxicillin 500mg every 8 hours for 7 days", "amoxicillin", "500", "1500")]
    [InlineData("take two 500 mg tablets of metformin twice a day", "metformin", "1000", "2000")]
    [InlineData("lithium carbonate 400 mg 1-0-1", "lithium", "400", "800")]
    [InlineData("gabapentin 300 mg three times daily", "gabapentin", "300", "900")]
    [InlineData("gabapentin 1.2 g/day in divided doses", "gabapentin", "1200", "1200")]
    [InlineData("furosemide 40 mg alternate days", "furosemide", "40", "20")]
    [InlineData("tramadol 50-100 mg qds prn", "tramadol", "100", "400")]
    [InlineData("frusemide 40mg mane and nocte", "furosemide", "40", "80")]
    [InlineData("aciclovir 800 mg 5 times a day", "aciclovir", "800", "4000")]
    public void Reads_name_dose_and_frequency(string entry, string drug, string perDose, string daily)
    {
        var read = Assert.Single(Assert.Single(Reader.ReadList([entry])).Drugs);
        Assert.Equal(drug, read.Drug.Id);
        Assert.Equal(decimal.Parse(perDose, System.Globalization.CultureInfo.InvariantCulture), read.PerDose);
        Assert.Equal(decimal.Parse(daily, System.Globalization.CultureInfo.InvariantCulture), read.Daily);
    }

    [Theory]
    [InlineData("Augmentin 875/125 mg bd", "amoxicillin", "1750", "clavulanate", "250")]
    [InlineData("Bactrim DS 800/160 bd", "sulfamethoxazole", "1600", "trimethoprim", "320")]
    public void Reads_the_parts_of_a_combination(string entry, string first, string firstDaily, string second, string secondDaily)
    {
        var drugs = Assert.Single(Reader.ReadList([entry])).Drugs;
        Assert.Equal([first, second], drugs.Select(drug => drug.Drug.Id));
        Assert.Equal([firstDaily, secondDaily], drugs.Select(drug => drug.Daily?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void In_a_text_each_dose_goes_to_its_own_medicine()
    {
        var read = Reader.ReadText("On metformin 1 g bd and lisinopril 10 mg. Given 500 mg amoxicillin tds and 20 mg of furosemide.");
        Assert.Equal(["Metformin 1000 2000", "Lisinopril 10 ", "Amoxicillin 500 1500", "Furosemide 20 "], read.Select(one => FormattableString.Invariant($"{one.Name} {one.Drugs[0].PerDose:0.##} {one.Drugs[0].Daily:0.##}")));
    }

    [Fact]
    public void A_single_strength_of_a_combination_is_not_given_to_its_first_part() =>
        Assert.All(Assert.Single(Reader.ReadList(["Augmentin 625 mg tds"])).Drugs, drug => Assert.Null(drug.Daily));

    [Theory]
    [InlineData("simvastatn 40 mg nocte", "simvastatin")]
    [InlineData("amiodaron 200 mg", "amiodarone")]
    [InlineData("claritromycin 500 bd", "clarithromycin")]
    public void A_slip_of_spelling_is_read_and_said(string entry, string drug)
    {
        var report = EmbeddedMedications.Check(entry);
        Assert.Equal(drug, Assert.Single(Assert.Single(report.Medications).Drugs).Drug.Id);
        Assert.Contains(report.Notes, note => note.Contains("check the name", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_medicine_is_named_as_not_checked()
    {
        var report = EmbeddedMedications.Check("warfarin 3 mg daily, zyxoril 5 mg od");
        Assert.Equal(["zyxoril 5 mg od"], report.NotChecked);
        Assert.Single(report.Medications, one => one.Name is not null);
    }

    [Fact]
    public void A_brand_with_its_generic_in_brackets_is_one_medicine() =>
        Assert.Single(Reader.ReadList(["Zocor (simvastatin) 20 mg nocte"]));

    [Fact]
    public void A_denied_medicine_is_not_taken()
    {
        var report = EmbeddedMedications.Check("She is not on warfarin. Is diclofenac fine with lithium?");
        Assert.DoesNotContain(report.Medications, one => one.Name == "Warfarin");
        Assert.Contains(report.Alerts, alert => alert.Rules.Contains("nsaid-lithium"));
    }

    [Fact]
    public void An_assumed_unit_is_said() =>
        Assert.Contains(EmbeddedMedications.Check("metoprolol succ 50 od").Notes, note => note.Contains("no unit is written", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("   \n ; , ")]
    [InlineData("1234567890123456789012345678901234567890 mg mg mg")]
    [InlineData("warfarin 99999999999999999999 kg bd")]
    [InlineData("😀 \ud800 warfarin \0 1/0/0 mg ½ tablet")]
    public void Bad_input_gives_a_report_and_no_fault(string text)
    {
        var report = EmbeddedMedications.Check(text);
        Assert.NotEmpty(report.Clear);
    }

    [Theory]
    [InlineData("penicillin rash. Start amoxicillin 500 mg tds", true)]
    [InlineData("Patient with penicillin allergy: can I give amoxicillin 500 mg tds?", true)]
    [InlineData("Allergic to penicillin, on amoxicillin 500 mg tds", true)]
    [InlineData("No known drug allergies. Start amoxicillin 500 mg tds", false)]
    public void An_allergy_is_read_from_the_words_around_a_drug(string text, bool allergic) =>
        Assert.Equal(allergic, EmbeddedMedications.Check(text).Alerts.Any(alert => alert.Kind == MedicationAlertKind.Allergy));

    [Theory]
    [InlineData("foobarazole 20 mg od, warfarin 3 mg od", "foobarazole 20 mg od")]
    [InlineData("She takes zanubrutinib 160 mg bd and warfarin 3 mg.", "zanubrutinib")]
    public void A_name_that_is_none_of_the_pack_is_named_as_not_checked(string text, string named) =>
        Assert.Contains(EmbeddedMedications.Check(text).NotChecked, entry => entry.Contains(named, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("Creatinine 90 mg/dL, albumin 35 g/L, protein 30 mg/dL, warfarin 3 mg od")]
    [InlineData("72F, eGFR 34, CKD stage 3, ramipril 5 mg od")]
    public void Results_and_facts_are_no_unknown_medicines(string text) => Assert.Empty(EmbeddedMedications.Check(text).NotChecked);
}
