using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Guarding;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class MedicationAnswerTests
{
    private static readonly Lazy<MedicationGuard> Guard = new(() => new MedicationGuard(new Lazy<MedicationSafety>(() => new MedicationSafety(MedicationPack.Load(Repository.Path("knowledge/medications"))))));

    private static readonly Patient Anticoagulated = new() { Medications = [new RecordEntry("Warfarin 3 mg daily")], Conditions = [new RecordEntry("Atrial fibrillation")] };

    [Fact]
    public async Task A_dangerous_pair_is_answered_by_rule_first_and_with_its_source()
    {
        await using var consulting = new Consulting();
        var (answer, _) = await consulting.AnswerAsync("Can I give clarithromycin 500 mg bd to a patient on simvastatin 40 mg?");
        Assert.Equal(ClinicalTask.Medication, answer.Task);
        Assert.StartsWith("**", answer.Text, StringComparison.Ordinal);
        Assert.Contains("clarithromycin + simvastatin", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(answer.Evidence, evidence => evidence.Source is not null);
    }

    [Fact]
    public async Task The_record_counts_without_being_repeated_in_the_question()
    {
        await using var consulting = new Consulting();
        var (answer, _) = await consulting.AnswerAsync(Consulting.Ask("Is ibuprofen 400 mg tds ok for him?", Anticoagulated, ClinicalTask.Medication));
        Assert.Contains("ibuprofen + warfarin", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_list_with_frequencies_is_no_overdose()
    {
        await using var consulting = new Consulting();
        var (answer, _) = await consulting.AnswerAsync("warfarin 5 mg od, aspirin 75 mg od");
        Assert.Equal(Outcome.Answered, answer.Outcome);
    }

    [Theory]
    [InlineData("Give paracetamol 2 g four times a day.", true)]
    [InlineData("Give paracetamol 1 g four times a day.", false)]
    [InlineData("The maximum dose of paracetamol is 4 g; 8 g a day is toxic.", false)]
    [InlineData("Paracetamol overdose of 12 g needs acetylcysteine.", false)]
    [InlineData("Start methotrexate 15 mg daily.", true)]
    [InlineData("Start methotrexate 15 mg weekly.", false)]
    [InlineData("Yes, paracetamol 4 g every 4 hours is fine.", true)]
    [InlineData("Give tramadol 500 mg up to four times daily.", true)]
    [InlineData("Swallow paracetamol 4 g four times a day with water.", true)]
    [InlineData("For pain above the knee give paracetamol 4 g four times a day.", true)]
    [InlineData("There is no limit to fluids, and paracetamol 4 g four times a day is fine.", true)]
    [InlineData("For those above 50 kg give paracetamol 2 g four times a day.", true)]
    [InlineData("Give paracetamol 1 g every 4 hours, at most 4 g a day.", false)]
    [InlineData("Paracetamol 1 g every 4 hours (max. 4 g/24 hours).", false)]
    [InlineData("Do more than 8 g of paracetamol a day harm the liver?", false)]
    [InlineData("Paracetamol 8 g a day is above the limit.", false)]
    [InlineData("Paracetamol: 1 g up to four times a day, 4 g daily maximum.", false)]
    [InlineData("The creatinine is 240 and the blood pressure 150.", false)]
    public void A_stated_dose_beyond_the_most_is_a_fault_of_the_sentence(string sentence, bool fault) =>
        Assert.Equal(fault, Guard.Value.DoseLimits(sentence, null).Count > 0);

    [Theory]
    [InlineData("Start naproxen 500 mg twice a day.", true)]
    [InlineData("Consider co-trimoxazole.", true)]
    [InlineData("Start amlodipine 5 mg.", false)]
    [InlineData("Continue warfarin.", false)]
    [InlineData("Do not give ibuprofen.", false)]
    public void A_proposed_medicine_that_conflicts_with_the_record_is_a_fault(string sentence, bool fault) =>
        Assert.Equal(fault, Guard.Value.Conflicts(sentence, Anticoagulated).Count > 0);
}
