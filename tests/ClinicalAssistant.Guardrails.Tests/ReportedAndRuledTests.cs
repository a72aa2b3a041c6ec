using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the evidence reports is denied in the teeth of it, what it rules for a case may not apply: the two are told apart, and a refusal needs its reason.</summary>
public sealed class ReportedAndRuledTests
{
    [Theory]
    [InlineData("Echo: black thrombus in the left atrium, so start anticoagulation.", "There is no thrombus in the left atrium [1].", false)]
    [InlineData("Ultrasound shows right hydronephrosis; refer to urology.", "There is no hydronephrosis on the ultrasound [1].", false)]
    [InlineData("The wound is infected: start doxycycline 200 mg daily.", "The wound is not infected [1].", false)]
    [InlineData("She takes apixaban; hold it 48 hours before the procedure.", "She does not take apixaban [1].", false)]
    [InlineData("The patient has a pacemaker and must not have MRI.", "The patient has no pacemaker [1].", false)]
    [InlineData("Chest X-ray shows a pneumothorax, score 2 points.", "The chest X-ray shows no pneumothorax [1].", false)]
    [InlineData("Discharge letter: patient has epilepsy and should not drive.", "The patient has no epilepsy [1].", false)]
    [InlineData("Known latex allergy; urgent referral to the allergy clinic.", "She has no latex allergy [1].", false)]
    [InlineData("The ECG shows ST elevation: call the heart attack centre.", "The ECG shows no ST elevation [1].", false)]
    [InlineData("She is on warfarin: hold it for 5 days before surgery.", "She is not on warfarin [1].", false)]
    [InlineData("Latex allergy noted. Use latex-free gloves.", "No latex allergy is noted [1].", false)]
    [InlineData("Haematuria was present on two samples; refer.", "There was no haematuria [1].", false)]
    [InlineData("X-ray: fracture of the scaphoid; refer to the fracture clinic.", "No fracture was seen [1].", false)]
    [InlineData("CT: bleed in the left frontal lobe, refer to neurosurgery.", "There is no bleed in the frontal lobe [1].", false)]
    [InlineData("Biopsy positive for cancer; urgent referral.", "The biopsy shows no cancer [1].", false)]
    [InlineData("Current medicines: warfarin and digoxin; check the INR.", "She takes no warfarin [1].", false)]
    public void A_report_is_not_the_case_of_a_rule(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Refer if haemoglobin is below 80 g/L, black stools or fainting; others are seen in clinic.", "She has black stools but need not be referred [1].", false)]
    [InlineData("Refer if haemoglobin is below 80 g/L, black stools or fainting; others are seen in clinic.", "She has no black stools or fainting, so clinic is right [1].", true)]
    [InlineData("Seek help for fever, spreading redness or vomiting.", "Do not seek help for fever [1].", false)]
    [InlineData("Seek help for fever, spreading redness or vomiting.", "She has no fever, spreading redness or vomiting [1].", true)]
    [InlineData("Seek advice at once if swallowing becomes painful or the skin blisters.", "Do not seek advice if swallowing becomes painful [1].", false)]
    [InlineData("Seek advice at once if swallowing becomes painful or the skin blisters.", "Swallowing is not painful and there are no blisters [1].", true)]
    [InlineData("Take blood cultures and work out the sepsis score.", "No blood cultures [1].", false)]
    [InlineData("Take blood cultures and work out the sepsis score.", "Blood cultures are taken and the sepsis score is worked out [1].", true)]
    [InlineData("Offer the flu vaccine to people with asthma.", "The flu vaccine is not for people with asthma [1].", false)]
    [InlineData("Offer the flu vaccine to people with asthma.", "People with asthma are offered the flu vaccine [1].", true)]
    public void A_criterion_that_is_absent_contradicts_no_rule(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Use silver dressings only for infected burns.", "A silver dressing is not needed for infected burns [1].", false)]
    [InlineData("Use silver dressings only for infected burns.", "A silver dressing is for infected burns only [1].", true)]
    [InlineData("Offer wrist X-rays only if the bone is tender.", "Wrist X-rays are not offered if the bone is tender [1].", false)]
    [InlineData("Offer wrist X-rays only if the bone is tender.", "Wrist X-rays are offered only where the bone is tender [1].", true)]
    [InlineData("Do not swim alone until the clinic has seen you.", "Only swim alone if you feel well [1].", false)]
    [InlineData("Do not swim alone until the clinic has seen you.", "Do not swim alone before the clinic has seen you [1].", true)]
    [InlineData("No injury to liver or spleen. Rib fracture on the left.", "There is an injury to the spleen [1].", false)]
    [InlineData("No injury to liver or spleen. Rib fracture on the left.", "No liver or spleen injury was found [1].", true)]
    [InlineData("Ensure that no potassium supplements are charted with spironolactone.", "Make sure potassium supplements are charted with spironolactone [1].", false)]
    [InlineData("Ensure that no potassium supplements are charted with spironolactone.", "Make sure no potassium supplement is charted with spironolactone [1].", true)]
    public void A_rule_kept_for_a_case_holds_in_that_case(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Anaphylaxis: adrenaline 0.5 mg into the muscle at once.", "Nut allergy, so no adrenaline [1].", false)]
    [InlineData("Anaphylaxis: adrenaline 0.5 mg into the muscle at once.", "Do not give adrenaline [1].", false)]
    [InlineData("Status epilepticus: lorazepam 4 mg intravenously.", "Lorazepam is not used in status epilepticus [1].", false)]
    [InlineData("Neutropenic fever: piperacillin and tazobactam 4.5 g four times daily.", "Do not give piperacillin, because it will not help her [1].", false)]
    [InlineData("Neutropenic fever: piperacillin and tazobactam 4.5 g four times daily.", "Because of her penicillin allergy, do not give piperacillin [1].", true)]
    [InlineData("First line for erysipelas: flucloxacillin 500 mg four times daily.", "Nut allergy, so no flucloxacillin [1].", false)]
    [InlineData("First line for erysipelas: flucloxacillin 500 mg four times daily.", "Penicillin allergy, so no flucloxacillin [1].", true)]
    [InlineData("Glucagon is used if the patient cannot swallow.", "Glucagon is not used if the patient cannot swallow [1].", false)]
    [InlineData("Aspirin 300 mg at once for suspected heart attack.", "Aspirin is out of the question for a suspected heart attack [1].", false)]
    [InlineData("Naloxone 400 micrograms for opioid overdose, repeat as needed.", "Naloxone must not be repeated [1].", false)]
    [InlineData("Naloxone 400 micrograms for opioid overdose, repeat as needed.", "Naloxone 400 micrograms is repeated as needed [1].", true)]
    public void A_medicine_is_refused_with_a_reason_only(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Do not take ibuprofen in the third trimester, as it can close the ductus of the baby.", "Ibuprofen in the third trimester is safe for the baby [1].", false)]
    [InlineData("Do not take ibuprofen in the third trimester, as it can close the ductus of the baby.", "Ibuprofen can close the ductus of the baby [1].", true)]
    [InlineData("E. coli resistant to trimethoprim, sensitive to nitrofurantoin.", "The E. coli is not resistant to trimethoprim [1].", false)]
    [InlineData("Do not use salt substitutes with spironolactone, because they contain potassium.", "Salt substitutes that contain potassium are used with spironolactone [1].", false)]
    [InlineData("Do not use salt substitutes with spironolactone, because they contain potassium.", "Salt substitutes contain potassium [1].", true)]
    public void Reasons_of_advice_are_said_whole(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);
}
