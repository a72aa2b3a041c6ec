using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Bans, duties, waits and reassurances that are turned round.</summary>
public sealed class TurnedDutyTests
{
    [Theory]
    [InlineData("Patients on insulin must carry glucose. Ketone testing must be taught to all patients with type 1 diabetes.", "She has no ketones today, so patients on insulin need not carry glucose [1].", false)]
    [InlineData("Never stop prednisolone during an infection. Stop smoking before surgery.", "Prednisolone should be stopped in this infection [1].", false)]
    [InlineData("Never stop prednisolone during an infection. Stop smoking before surgery.", "Smoking should be stopped before surgery [1].", true)]
    [InlineData("Felodipine tablets must not be crushed. Crushed ice may be given for a dry mouth.", "Nurses may crush felodipine tablets [1].", false)]
    [InlineData("Felodipine tablets must not be crushed. Crushed ice may be given for a dry mouth.", "Nurses may crush ice for a dry mouth [1].", true)]
    [InlineData("Never stop prednisolone during an infection.", "Stop prednisolone during this infection [1].", false)]
    [InlineData("Never stop prednisolone during an infection.", "Keep prednisolone going during an infection [1].", true)]
    [InlineData("Stop ramipril during dehydration.", "Do not stop ramipril during dehydration [1].", false)]
    [InlineData("Stop ramipril during dehydration.", "Ramipril is stopped during dehydration [1].", true)]
    [InlineData("Withhold methotrexate during a serious infection.", "Methotrexate is not withheld during a serious infection [1].", false)]
    [InlineData("Withhold methotrexate during a serious infection.", "Methotrexate is on hold during a serious infection [1].", true)]
    [InlineData("Stop the infusion if the pulse falls below 50.", "The infusion must not be stopped if the pulse falls below 50 [1].", false)]
    [InlineData("Discontinue clozapine at once when neutrophils are below 1.5.", "Clozapine should never be discontinued at neutrophils below 1.5 [1].", false)]
    public void A_ban_holds_for_its_own_object(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Heavy bleeding after the procedure: go to hospital at once.", "While heavy bleeding is harmless after the procedure, rest is advised [1].", false)]
    [InlineData("A severe headache after the epidural needs urgent review.", "If headache after the epidural is severe, that is nothing to worry about [1].", false)]
    [InlineData("Vision loss must be seen the same day.", "When vision loss is not serious, it can be left [1].", false)]
    [InlineData("Swelling of the tongue after the tablet: ring 999.", "Swelling of the tongue, if mild, is nothing to worry about [1].", false)]
    public void A_danger_is_not_called_harmless(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("A beta-blocker without prior alpha blockade causes a crisis in phaeochromocytoma.", "Start the beta-blocker before alpha blockade in phaeochromocytoma [1].", false)]
    [InlineData("A beta-blocker without prior alpha blockade causes a crisis in phaeochromocytoma.", "A beta-blocker before alpha blockade causes a crisis in phaeochromocytoma [1].", true)]
    [InlineData("Thiamine comes first; glucose without thiamine can bring on Wernicke's.", "Give glucose before thiamine [1].", false)]
    [InlineData("Thiamine comes first; glucose without thiamine can bring on Wernicke's.", "Glucose before thiamine can bring on Wernicke's [1].", true)]
    [InlineData("Do not start clozapine without a baseline count.", "Start clozapine before a baseline count [1].", false)]
    [InlineData("Do not start clozapine without a baseline count.", "Start clozapine once the baseline count is done [1].", true)]
    [InlineData("Do not take aspirin before measuring your temperature.", "Take aspirin before measuring your temperature [1].", false)]
    [InlineData("Do not take aspirin before measuring your temperature.", "Measure your temperature before taking aspirin [1].", true)]
    [InlineData("Measure the INR before giving vitamin K.", "Give vitamin K before measuring the INR [1].", false)]
    public void What_must_come_first_comes_first(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("No driving for 7 days after the seizure.", "She may drive for 7 days after the seizure [1].", false)]
    [InlineData("No driving for 7 days after the seizure.", "She may drive 7 days after the seizure [1].", true)]
    [InlineData("No flying for 14 days after the pneumothorax.", "She may fly for 14 days from the pneumothorax [1].", false)]
    [InlineData("No flying for 14 days after the pneumothorax.", "She may fly after two weeks [1].", true)]
    [InlineData("Do not feed through the tube until its place is confirmed.", "Feed through the tube until its place is confirmed [1].", false)]
    [InlineData("Do not feed through the tube until its place is confirmed.", "Feed through the tube once its place is confirmed [1].", true)]
    [InlineData("No lifting for 6 weeks after the hernia repair.", "She may lift in the first 6 weeks after the hernia repair [1].", false)]
    [InlineData("No lifting for 6 weeks after the hernia repair.", "She may lift six weeks after the hernia repair [1].", true)]
    [InlineData("Do not drive until you have been seizure free for 12 months.", "You can drive while you wait for 12 months to pass without seizures [1].", false)]
    [InlineData("Do not drive until you have been seizure free for 12 months.", "You can drive once you have been seizure free for 12 months [1].", true)]
    [InlineData("No contact sport for 3 weeks.", "Contact sport is fine for the first 3 weeks [1].", false)]
    [InlineData("No contact sport for 3 weeks.", "Contact sport can start again after 3 weeks [1].", true)]
    [InlineData("Do not bathe for 48 hours after the patch test.", "Bathing is allowed within 48 hours after the patch test [1].", false)]
    [InlineData("Do not bathe for 48 hours after the patch test.", "Bathing is allowed 48 hours after the patch test [1].", true)]
    public void A_wait_is_over_before_it_is_allowed(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Choose doxycycline over clarithromycin.", "Choose clarithromycin over doxycycline [1].", false)]
    [InlineData("Choose doxycycline over clarithromycin.", "Choose doxycycline over clarithromycin [1].", true)]
    [InlineData("Give insulin before breakfast.", "There is no reason to delay insulin until after breakfast [1].", false)]
    [InlineData("A mild cold is not a reason to delay vaccination.", "A mild cold is a reason to delay vaccination [1].", false)]
    [InlineData("A mild cold is not a reason to delay vaccination.", "A mild cold is not a reason to delay vaccination [1].", true)]
    [InlineData("Do not postpone the caesarean for a raised blood pressure.", "Postponing the caesarean for a raised blood pressure is advised [1].", false)]
    [InlineData("Do not postpone the caesarean for a raised blood pressure.", "The caesarean is not postponed for a raised blood pressure [1].", true)]
    [InlineData("Withhold apixaban until the surgeons have reviewed.", "Withholding apixaban is wrong [1].", false)]
    [InlineData("Fever is no reason to wait with the lumbar puncture.", "Fever is a reason to wait with the lumbar puncture [1].", false)]
    [InlineData("Prefer warfarin over apixaban in mechanical valves.", "Prefer apixaban over warfarin in mechanical valves [1].", false)]
    [InlineData("Prefer warfarin over apixaban in mechanical valves.", "Prefer warfarin over apixaban in mechanical valves [1].", true)]
    public void A_reason_to_put_off_is_no_reason_against_putting_off(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);
}
