namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What doses come to and how often they are given: each dose with its own frequency, and an order is no total.</summary>
public sealed class RegimenTotalsTests
{
    [Theory]
    [InlineData("Codeine 30 mg, no more than four doses in any 24 hours, at least 6 hours apart.", "No more than four doses of 30 mg in 24 hours [1].")]
    [InlineData("Dexamethasone 10 mg as a single dose. | Amoxicillin 500 mg three times daily for 5 days.", "Give dexamethasone 10 mg as a single dose [1].")]
    [InlineData("Azithromycin: one 1 g tablet.", "Give azithromycin 1 g as a single dose [1].")]
    [InlineData("Nifedipine 10 mg three times daily.", "Nifedipine 10 mg three times daily comes to 30 mg a day [1].")]
    [InlineData("Alendronate 10 mg once daily.", "That makes alendronate 70 mg over the week [1].")]
    [InlineData("Prednisolone 10 mg twice daily for 2 days.", "That is 40 mg of prednisolone in all [1].")]
    [InlineData("Prednisolone 10 mg twice daily for 2 days.", "Prednisolone 10 mg twice daily for 2 days, 40 mg in all [1].")]
    [InlineData("Prednisolone 8 mg in the morning and 4 mg at noon.", "Prednisolone 8 mg in the morning and 4 mg at noon, 12 mg a day [1].")]
    [InlineData("Apply the gel twice a week.", "Apply the gel on two days each week [1].")]
    [InlineData("Two pairs of ampoules three times daily.", "Two pairs of ampoules three times daily, that is six pairs a day [1].")]
    [InlineData("Methotrexate 15 mg once weekly; folic acid 5 mg once daily.", "Take methotrexate 15 mg once weekly and folic acid 5 mg once daily [1].")]
    [InlineData("Amoxicillin 1 g and clarithromycin 500 mg, both twice daily.", "Amoxicillin 1 g twice daily [1].")]
    [InlineData("Amoxicillin 1 g with clarithromycin 500 mg twice daily. Omeprazole 20 mg once daily.", "Give amoxicillin 1 g twice daily with clarithromycin 500 mg twice daily [1].")]
    [InlineData("While on insulin, treat glucose below 4 mmol/L and carry glucose tablets.", "Glucose must not drop to 4 mmol/L or lower on insulin, and glucose tablets are carried [1].")]
    public void What_the_evidence_bears_out_is_released(string evidence, string sentence) =>
        Assert.Empty(Drafts.Reasons(evidence, sentence));

    [Theory]
    [InlineData("Dexamethasone 10 mg as a single dose. | Amoxicillin 500 mg three times daily for 5 days.", "Give amoxicillin 500 mg as a single dose [2].", Drafts.Open, 44, 0)]
    [InlineData("Ceftriaxone 1 g once, then amoxicillin 500 mg.", "Give amoxicillin 500 mg as a single dose [1].", Drafts.Open, 44, 0)]
    [InlineData("Nifedipine 10 mg three times daily.", "Give nifedipine 30 mg once daily [1].", Drafts.Open, 44, 0)]
    [InlineData("Nifedipine 10 mg three times daily.", "He is under 80 years, so give nifedipine 30 mg once daily [1].", Drafts.Open, 44, 0)]
    [InlineData("Morphine 10 mg six times daily.", "The pain is bad, so give morphine 60 mg once a day [1].", Drafts.Open, 44, 0)]
    [InlineData("Methotrexate 15 mg once weekly; folic acid 5 mg once daily.", "Methotrexate 105 mg over the week [1].", Drafts.Open, 44, 0)]
    [InlineData("Methotrexate 15 mg once weekly. | Folic acid 5 mg once daily.", "That makes methotrexate 105 mg over the week [1, 2].", Drafts.Open, 44, 0)]
    [InlineData("Prednisolone 10 mg twice daily for 2 days.", "He is 20 kg, so give 40 mg prednisolone [1].", "Dose?", 6, 20)]
    [InlineData("Prednisolone 10 mg twice daily for 2 days.", "It is croup, so give prednisolone 40 mg now [1].", Drafts.Open, 44, 0)]
    [InlineData("Apixaban 5 mg twice daily for 7 days.", "His leg is swollen, so give apixaban 35 mg [1].", Drafts.Open, 44, 0)]
    [InlineData("Aspirin 75 mg and clopidogrel 75 mg once daily.", "Aspirin 75 mg and clopidogrel 75 mg, then clopidogrel 150 mg daily [1].", Drafts.Open, 44, 0)]
    [InlineData("Gabapentin 300 mg three times daily (max 3600 mg).", "So give gabapentin 900 mg per dose each day [1].", Drafts.Open, 44, 0)]
    [InlineData("Aciclovir 800 mg five times a day for five days.", "Take aciclovir 800 mg for five days once daily [1].", Drafts.Open, 44, 0)]
    [InlineData("Aciclovir 800 mg five times a day for five days.", "Aciclovir 800 mg is taken for five days, once daily [1].", Drafts.Open, 44, 0)]
    [InlineData("Methotrexate 15 mg once weekly; folic acid 5 mg once daily.", "Take methotrexate 15 mg once daily [1].", Drafts.Open, 44, 0)]
    [InlineData("Methotrexate 15 mg once weekly. | Folic acid 5 mg once daily.", "Take methotrexate 15 mg once daily [1][2].", Drafts.Open, 44, 0)]
    [InlineData("Prednisolone 10 mg twice daily for 2 days.", "It is croup, so 40 mg prednisolone now [1].", Drafts.Open, 44, 0)]
    [InlineData("Prednisolone 10 mg twice daily for 2 days.", "It is croup, so 20 mg prednisolone now [1].", Drafts.Open, 44, 0)]
    [InlineData("Take ramipril 2.5 mg once daily. Take metformin 500 mg three times daily.", "Ramipril 2.5 mg is taken three times daily [1].", Drafts.Open, 44, 0)]
    [InlineData("Prednisolone 10 mg twice daily for 5 days.", "The pain is bad, therefore prednisolone 100 mg (a single dose) [1].", Drafts.Open, 44, 0)]
    [InlineData("Gentamicin 5 mg/kg once daily. Vancomycin 15 mg/kg twice daily.", "Gentamicin is given twice daily [1].", "Dose?", 44, 0)]
    [InlineData("Enoxaparin 1 mg/kg twice daily.", "At 80 kg give enoxaparin 160 mg once daily [1].", "Dose?", 60, 80)]
    [InlineData("Vitamin D 20,000 units once a week.", "Take vitamin D 20,000 units every day [1].", Drafts.Open, 44, 0)]
    [InlineData("Fentanyl patch 25 micrograms/hour, changed every 72 hours.", "Change the fentanyl patch every 24 hours [1].", Drafts.Open, 44, 0)]
    public void What_it_does_not_is_held_back(string evidence, string sentence, string question, double age, double weight) =>
        Assert.NotEmpty(Drafts.Reasons(evidence, sentence, question: question, age: age, weight: weight));
}
