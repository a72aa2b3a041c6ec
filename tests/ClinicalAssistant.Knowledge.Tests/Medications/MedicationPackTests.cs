using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests.Medications;

public sealed class MedicationPackTests
{
    [Fact]
    public void The_embedded_pack_is_sound() => Assert.Empty(EmbeddedMedications.Pack.Verify().Select(problem => problem.ToString()));

    [Fact]
    public void Every_drug_names_a_source_that_was_opened() =>
        Assert.All(EmbeddedMedications.Pack.Drugs, drug => Assert.All(Assert.IsAssignableFrom<IReadOnlyList<string>>(drug.Sources), source => Assert.True(EmbeddedMedications.Pack.Sources.ContainsKey(source))));

    [Fact]
    public void No_record_is_called_reviewed_without_a_signature() =>
        Assert.DoesNotContain(EmbeddedMedications.Pack.Drugs, drug => drug.ClinicallyReviewed && drug.ReviewedBy is null);

    [Fact]
    public void An_estimate_is_never_shown_with_a_source()
    {
        var report = EmbeddedMedications.Check("sotalol 80 mg bd, amiodarone 200 mg od, metoprolol 50 mg bd, verapamil 240 mg od, simvastatin 40 mg nocte, clarithromycin 500 mg bd");
        Assert.NotEmpty(report.Alerts);
        Assert.All(report.Alerts, alert => Assert.Equal(alert.Basis == Origin.Estimated, alert.Source is null));
    }

    [Fact]
    public void The_pack_expands_to_many_pairs_of_clinical_weight() => Assert.True(EmbeddedMedications.Pack.Pairs(AlertSeverity.Moderate) >= 450);

    [Fact]
    public void A_missing_folder_is_said_with_the_remedy()
    {
        var wrong = Assert.Throws<WrongInputException>(() => MedicationPack.Load(Path.Combine(AppContext.BaseDirectory, "nowhere")));
        Assert.Contains("Restore", wrong.Message, StringComparison.Ordinal);
    }
}
