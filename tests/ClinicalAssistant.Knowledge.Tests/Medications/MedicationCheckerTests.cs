using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests.Medications;

public sealed class MedicationCheckerTests
{
    [Fact]
    public void The_heaviest_alert_comes_first_and_a_proposed_order_before_the_rest()
    {
        var report = EmbeddedMedications.Safety.Check(new MedicationOrder { Listed = ["simvastatin 40 mg", "amlodipine 10 mg", "warfarin 3 mg"], Proposed = ["clarithromycin 500 mg bd"] }, null);
        Assert.Equal(AlertSeverity.Contraindicated, report.Alerts[0].Severity);
        Assert.True(report.Alerts[0].Proposed);
        Assert.Equal(report.Alerts.Select(alert => alert.Severity).OrderDescending(), report.Alerts.Select(alert => alert.Severity));
    }

    [Fact]
    public void Two_reasons_about_one_pair_are_one_alert()
    {
        var report = EmbeddedMedications.Check("amiodarone 200 mg od, sotalol 80 mg bd");
        Assert.Single(report.Alerts, alert => alert.Kind == MedicationAlertKind.Interaction);
    }

    [Fact]
    public void A_dose_within_the_cap_of_a_rule_is_silent()
    {
        Assert.DoesNotContain(EmbeddedMedications.Check("simvastatin 20 mg nocte, amlodipine 5 mg od").Alerts, alert => alert.Rules.Contains("simvastatin-amlodipine"));
        Assert.Contains(EmbeddedMedications.Check("simvastatin 40 mg nocte, amlodipine 5 mg od").Alerts, alert => alert.Rules.Contains("simvastatin-amlodipine"));
        Assert.Contains(EmbeddedMedications.Check("simvastatin, amlodipine 5 mg od").Alerts, alert => alert.Rules.Contains("simvastatin-amlodipine"));
    }

    [Fact]
    public void A_group_of_drugs_in_a_list_is_checked_as_any_of_them() =>
        Assert.Contains(EmbeddedMedications.Check("warfarin, an NSAID").Alerts, alert => alert is { Severity: AlertSeverity.Major, Kind: MedicationAlertKind.Interaction });

    [Fact]
    public void A_dose_above_the_most_for_an_adult_is_raised() =>
        Assert.Contains(EmbeddedMedications.Check("citalopram 60 mg od").Alerts, alert => alert is { Kind: MedicationAlertKind.Dose, Severity: AlertSeverity.Major });

    [Fact]
    public void Renal_thresholds_follow_the_eGFR()
    {
        Assert.Equal(AlertSeverity.Contraindicated, Renal(24)!.Severity);
        Assert.Equal(AlertSeverity.Moderate, Renal(38)!.Severity);
        Assert.Null(Renal(75));

        static MedicationAlert? Renal(decimal egfr) => EmbeddedMedications.Check("metformin 1 g bd", new Patient { Egfr = egfr }).Alerts.SingleOrDefault(alert => alert.Kind == MedicationAlertKind.Renal);
    }

    [Fact]
    public void A_recorded_stage_stands_for_the_eGFR() =>
        Assert.Contains(EmbeddedMedications.Check("metformin 1 g bd", new Patient { Conditions = [new RecordEntry("CKD stage 4")] }).Alerts, alert => alert is { Kind: MedicationAlertKind.Renal, Severity: AlertSeverity.Contraindicated });

    [Theory]
    [InlineData("penicillin", "amoxicillin", AlertSeverity.Contraindicated)]
    [InlineData("Penicillins - anaphylaxis", "co-amoxiclav", AlertSeverity.Contraindicated)]
    [InlineData("penicillin", "cefalexin", AlertSeverity.Major)]
    [InlineData("penicillin", "ceftriaxone", AlertSeverity.Moderate)]
    [InlineData("amoxicillin (rash)", "ampicillin", AlertSeverity.Contraindicated)]
    [InlineData("sulfa", "co-trimoxazole", AlertSeverity.Contraindicated)]
    [InlineData("sulfa drugs", "furosemide", AlertSeverity.Minor)]
    [InlineData("clarithromycin: nausea", "clarithromycin", AlertSeverity.Moderate)]
    public void An_allergy_is_graded_by_how_far_it_crosses(string allergy, string drug, AlertSeverity severity)
    {
        var report = EmbeddedMedications.Safety.Check(new MedicationOrder { Listed = [drug] }, new Patient { Allergies = [new RecordEntry(allergy)] });
        Assert.Equal(severity, report.Alerts.Where(alert => alert.Kind == MedicationAlertKind.Allergy).Max(alert => alert.Severity));
    }

    [Fact]
    public void What_is_not_known_of_the_patient_is_said_and_not_called_clear()
    {
        var report = EmbeddedMedications.Check("ramipril 5 mg od");
        Assert.Contains("Not stated, so not checked: allergies, conditions, age, renal function", report.Clear, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_medicine_of_the_record_is_not_checked()
    {
        var patient = new Patient { Medications = [new RecordEntry("warfarin 3 mg") { Status = "stopped" }] };
        Assert.Empty(EmbeddedMedications.Safety.Check(new MedicationOrder { Proposed = ["diclofenac 50 mg tds"] }, patient).Weighty);
    }

    [Fact]
    public void A_past_condition_counts_only_where_history_matters()
    {
        var ulcer = new Patient { Conditions = [new RecordEntry("Duodenal ulcer") { Status = "resolved" }, new RecordEntry("Delirium") { Status = "resolved" }] };
        var report = EmbeddedMedications.Safety.Check(new MedicationOrder { Listed = ["diclofenac 50 mg", "diphenhydramine 25 mg"] }, ulcer);
        Assert.Contains(report.Alerts, alert => alert.Rules.Contains("ulcer-nsaid"));
        Assert.DoesNotContain(report.Alerts, alert => alert.Rules.Contains("delirium-drugs"));
    }
}
