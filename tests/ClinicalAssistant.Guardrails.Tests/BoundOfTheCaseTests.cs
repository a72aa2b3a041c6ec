using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A bound of the evidence that the case is set against: of its own measure and of now, and nothing drawn from the other side of it.</summary>
public sealed class BoundOfTheCaseTests
{
    [Theory]
    [InlineData("Ramipril may be continued while potassium is below 5.5 mmol/L.", "Her potassium is above 5.5 mmol/L [1].", "Sodium 139 mmol/L, potassium 5.9 mmol/L. Ramipril?", 60, Sex.Female)]
    [InlineData("Transfuse if haemoglobin is below 70 g/L.", "Haemoglobin is now over 70 g/L [1].", "Haemoglobin 78 g/L, was 61 g/L last week. Transfuse?", 44, Sex.Male)]
    [InlineData("Give the loading dose if the QTc is below 500 ms.", "The QTc is above 500 ms, so do not give the loading dose [1].", "QTc 530 ms. Load?", 44, Sex.Male)]
    [InlineData("Correct hypokalaemia below 3.5 mmol/L.", "Potassium is 3.1 mmol/L, so it is corrected [1].", "Potassium 3.1, weak. Correct?", 44, Sex.Male)]
    [InlineData("Do not start moclobemide within 14 days of stopping fluoxetine.", "After fluoxetine wait at least 14 days before starting moclobemide [1].", Drafts.Open, 44, Sex.Male)]
    [InlineData("Refer urgently if SpO2 is below 90%.", "With SpO2 of 94% he is above the 90% limit, so no referral [1].", "SpO2 94% in air. Refer?", 44, Sex.Male)]
    [InlineData("Give oxygen if SpO2 is below 90%.", "With SpO2 of 94% he is above the 90% limit, so oxygen is not needed [1].", "SpO2 94% in air. Oxygen?", 44, Sex.Male)]
    [InlineData("Delay the operation if platelets are below 50 x10^9/L.", "No delay of the operation is needed, as his platelets are above 50 x10^9/L [1].", "Platelets 120 x10^9/L. Operate?", 44, Sex.Male)]
    [InlineData("Transfuse platelets if the count is below 20 x10^9/L.", "His count of 35 is above the 20 at which platelets would be given [1].", "Platelets 35 x10^9/L. Transfuse?", 44, Sex.Male)]
    public void What_the_evidence_bears_out_is_released(string evidence, string sentence, string question, double age, Sex sex) =>
        Assert.Empty(Drafts.Reasons(evidence, sentence, question: question, age: age, sex: sex));

    [Theory]
    [InlineData("Withhold metformin if eGFR is below 30 mL/min.", "As his eGFR is above 30 mL/min, withhold metformin [1].", "eGFR 41 mL/min on metformin, go on?", 44, Sex.Male, 0)]
    [InlineData("Ramipril may be continued while potassium is below 5.5 mmol/L.", "Her potassium is above 5.5 mmol/L [1].", "Sodium 139 mmol/L, potassium 4.4 mmol/L. Ramipril?", 60, Sex.Female, 0)]
    [InlineData("Transfuse if haemoglobin is below 70 g/L.", "Haemoglobin is now over 70 g/L [1].", "Haemoglobin 62 g/L, was 91 g/L last week. Transfuse?", 44, Sex.Male, 0)]
    [InlineData("Give the loading dose if the QTc is below 500 ms.", "The QTc is above 500 ms, so give the loading dose [1].", "QTc 530 ms. Load?", 44, Sex.Male, 0)]
    [InlineData("Correct hypokalaemia below 3.5 mmol/L.", "Potassium is 6 mmol/L, so nothing is corrected [1].", "On 6 tablets, in bed 6, weak. Potassium?", 44, Sex.Male, 0)]
    [InlineData("Do not start moclobemide within 14 days of stopping fluoxetine.", "There is no need to wait at least 14 days after fluoxetine before moclobemide [1].", Drafts.Open, 44, Sex.Male, 0)]
    [InlineData("Do not start moclobemide within 14 days of stopping fluoxetine.", "Moclobemide can start without having to wait at least 14 days [1].", Drafts.Open, 44, Sex.Male, 0)]
    [InlineData("Refer if bilirubin is below 50 umol/L.", "Bilirubin is above 50 umol/L [1].", "Creatinine 180 umol/L. Refer?", 44, Sex.Male, 0)]
    [InlineData("Give oxygen if SpO2 is below 90%.", "With SpO2 of 94% he is above the 90% limit, so give oxygen [1].", "SpO2 94% in air. Oxygen?", 44, Sex.Male, 0)]
    [InlineData("Avoid ibuprofen if eGFR is below 30 mL/min.", "His eGFR is above 30 mL/min, so avoid ibuprofen [1].", "eGFR 55 mL/min. Ibuprofen?", 44, Sex.Male, 0)]
    [InlineData("Delay the operation if platelets are below 50 x10^9/L.", "Delay the operation, as his platelets are above 50 x10^9/L [1].", "Platelets 120 x10^9/L. Operate?", 44, Sex.Male, 0)]
    [InlineData("Do not give the tablet below 40 kg.", "She is over 40 kg, so do not give the tablet [1].", "Weight 62 kg?", 30, Sex.Female, 62)]
    [InlineData("Increase the infusion if lactate is above 2 mmol/L.", "Since lactate is below 2 mmol/L, increase the infusion [1].", "Lactate 1.2 mmol/L. Infusion?", 44, Sex.Male, 0)]
    [InlineData("Start antibiotics when CRP is above 100 mg/L.", "CRP lies below 100 mg/L, and antibiotics are started [1].", "CRP 45 mg/L. Antibiotics?", 44, Sex.Male, 0)]
    [InlineData("Start antibiotics when CRP is above 100 mg/L.", "Start antibiotics: CRP is below 100 mg/L [1].", "CRP 45 mg/L. Antibiotics?", 44, Sex.Male, 0)]
    public void What_it_does_not_is_held_back(string evidence, string sentence, string question, double age, Sex sex, double weight) =>
        Assert.NotEmpty(Drafts.Reasons(evidence, sentence, question: question, age: age, sex: sex, weight: weight));
}
