using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What is called the patient's only treatment is compared with the medicines of the record.</summary>
public sealed class SoleTreatmentTests
{
    [Theory]
    [InlineData("Her only painkiller is paracetamol.")]
    [InlineData("Her high blood pressure is controlled by lifestyle alone.")]
    [InlineData("She takes only paracetamol.")]
    [InlineData("Her sole regular medication is ramipril.")]
    [InlineData("Her hypertension is managed with ramipril monotherapy.")]
    [InlineData("She uses nothing else besides ramipril.")]
    [InlineData("Her epilepsy is untreated.")]
    public void A_claim_against_the_record_is_held_back(string sentence) => Assert.NotEqual(SentenceStatus.Released, Open().Check(sentence).Status);

    [Theory]
    [InlineData("Her only antiepileptic is lamotrigine.")]
    [InlineData("Her diabetes is treated by diet alone.")]
    [InlineData("She takes paracetamol only when needed.")]
    [InlineData("She lives alone.")]
    [InlineData("Her epilepsy is controlled with lamotrigine alone.")]
    [InlineData("She should take only paracetamol until the scan.")]
    [InlineData("She takes ramipril and amlodipine for her blood pressure, paracetamol and codeine for pain, lamotrigine for epilepsy, and nothing else.")]
    public void What_the_record_bears_out_is_released(string sentence) => Assert.DoesNotContain(Open().Check(sentence).Reasons, reason => reason == "patient_fact_conflict: medicines");

    [Fact]
    public void What_the_answer_has_told_before_counts_as_named()
    {
        var review = Open();
        review.Check("She takes ramipril, amlodipine, paracetamol, codeine and lamotrigine.");
        Assert.Equal(SentenceStatus.Released, review.Check("She takes no other medicines.").Status);
        Assert.NotEqual(SentenceStatus.Released, Open().Check("She takes no other medicines.").Status);
    }

    private static OutputReview Open() => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.Documentation,
        Question = "Medicines for the admission note?",
        Patient = new Patient
        {
            Age = Age.FromYears(66),
            Sex = Sex.Female,
            Medications = [new("ramipril 5 mg once daily"), new("amlodipine 10 mg once daily"), new("paracetamol 1 g four times daily"), new("codeine 30 mg as needed"), new("lamotrigine 100 mg twice daily")],
            Conditions = [new("hypertension"), new("epilepsy"), new("type 2 diabetes")],
        },
        Evidence = [],
    });
}
