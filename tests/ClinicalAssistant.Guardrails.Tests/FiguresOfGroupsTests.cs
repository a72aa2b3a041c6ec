using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Figures of a group that the patient is none of, and sentences that say of a figure that it is not for the patient.</summary>
public sealed class FiguresOfGroupsTests
{
    [Theory]
    [InlineData("Adults: cefalexin 500 mg three times daily; children 5 to 11 years: 250 mg three times daily.", "The 500 mg dose is not meant for her [1].", "Dose?", 7, Sex.Female, false)]
    [InlineData("Adults: cefalexin 500 mg three times daily; children 5 to 11 years: 250 mg three times daily.", "The 500 mg dose is not for her [1].", "Dose?", 7, Sex.Female, false)]
    [InlineData("Adults: cefalexin 500 mg three times daily; children 5 to 11 years: 250 mg three times daily.", "The 500 mg dose does not apply to her [1].", "Dose?", 7, Sex.Female, false)]
    [InlineData("Adults: paracetamol 1 g four times daily. In pregnancy: folic acid 400 micrograms daily.", "Give paracetamol 1 g four times daily [1].", "Dose?", 30, Sex.Female, true)]
    [InlineData("Children with sepsis: give ceftriaxone 50 mg/kg. Adults: 2 g.", "Give ceftriaxone 2 g [1].", "Sepsis?", 40, Sex.Male, false)]
    public void What_the_evidence_bears_out_is_released(string evidence, string sentence, string question, double age, Sex sex, bool pregnant) =>
        Assert.Empty(Drafts.Reasons(evidence, sentence, question: question, age: age, sex: sex, pregnant: pregnant));

    [Theory]
    [InlineData("Adults: cefalexin 500 mg three times daily; children 5 to 11 years: 250 mg three times daily.", "Do not lower her dose, give 500 mg three times daily [1].", "Dose?", 7, Sex.Female, false)]
    [InlineData("Adults: cefalexin 500 mg three times daily; children 5 to 11 years: 250 mg three times daily.", "Do not wait for her, give 500 mg three times daily [1].", "Dose?", 7, Sex.Female, false)]
    [InlineData("Iodine: adults up to 600 micrograms a day; in pregnancy no more than 500 micrograms a day.", "Give iodine 600 micrograms a day [1].", "Dose?", 30, Sex.Female, true)]
    public void What_it_does_not_is_held_back(string evidence, string sentence, string question, double age, Sex sex, bool pregnant) =>
        Assert.NotEmpty(Drafts.Reasons(evidence, sentence, question: question, age: age, sex: sex, pregnant: pregnant));
}
