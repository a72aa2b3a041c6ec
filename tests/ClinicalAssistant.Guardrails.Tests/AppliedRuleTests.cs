using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Clauses that tell whether a rule of the evidence applies, beside the sentence that turns the rule round.</summary>
public sealed class AppliedRuleTests
{
    [Theory]
    [InlineData("Refer if haemoglobin is below 80 g/L, black stools or fainting; others are seen in clinic.", "She has no black stools or fainting, so clinic is right [1].", true)]
    [InlineData("Swelling, fever or a discharging sinus: same-day orthopaedics.", "There is no swelling, fever or discharging sinus to call for orthopaedics [1].", true)]
    [InlineData("Refer if haemoglobin is below 80 g/L, black stools or fainting; others are seen in clinic.", "He has none of the referral criteria (haemoglobin below 80 g/L, black stools, fainting), so he is seen in clinic [1].", true)]
    [InlineData("Echo: black thrombus in the left atrium.", "There was no thrombus in the left atrium [1].", false)]
    public void A_criterion_that_is_not_met_denies_no_rule(string evidence, string sentence, bool released) => AssertReleased(evidence, sentence, released);

    [Theory]
    [InlineData("Offer wrist X-rays only if the bone is tender.", "There is no case for wrist X-rays, as the bone is not tender [1].", true)]
    [InlineData("Use silver dressings for all burns.", "A silver dressing is not needed for burns [1].", false)]
    public void What_is_kept_for_another_case_may_be_left(string evidence, string sentence, bool released) => AssertReleased(evidence, sentence, released);

    [Theory]
    [InlineData("Do not lift the arm until the drain is out.", "You can lift the arm with the drain in [1].", false)]
    [InlineData("Do not give cough mixture unless a doctor has prescribed it.", "He should be given cough mixture, even if no doctor has prescribed it [1].", false)]
    public void A_limit_holds_however_it_is_said(string evidence, string sentence, bool released) => AssertReleased(evidence, sentence, released);

    [Theory]
    [InlineData("Do not use oils, powder or plasters on the graft.", "Keep oils, powder and plasters off it [1].", true)]
    [InlineData("Do not use oils, powder or plasters on the graft.", "Oils, powder and plasters can be used on the graft [1].", false)]
    [InlineData("Take showers rather than baths.", "Choose showers over baths [1].", true)]
    [InlineData("Take showers rather than baths.", "Choose baths over showers [1].", false)]
    [InlineData("The scope should be repeated rather than a scan.", "Repeating the scope is preferred to a scan [1].", true)]
    public void What_is_kept_off_or_passed_over_is_denied(string evidence, string sentence, bool released) => AssertReleased(evidence, sentence, released);

    [Theory]
    [InlineData("Operation note: no ureteric or bladder injury.", "A bladder injury was noted [1].", false)]
    [InlineData("Scan: no bleed in the head, neck or chest.", "The scan of head, neck and chest showed no bleed [1].", true)]
    [InlineData("The capsules must not be chewed; chewing them burns the mouth.", "Patients may chew the capsules [1].", false)]
    [InlineData("Children with warts do not need to be kept out of the pool.", "With warts your son has to stay out of the pool [1].", false)]
    [InlineData("Cast for 5 weeks, no second scan needed.", "A second scan is needed after 5 weeks in the cast [1].", false)]
    [InlineData("Ward note: appendicectomy, no catheter left.", "A catheter is in place [1].", false)]
    [InlineData("No abnormal lung markings.", "Lung markings look fine [1].", true)]
    [InlineData("The gel may ease the itch.", "The gel reliably eases the itch [1].", false)]
    [InlineData("Starting the drops without a swab can hide the cause.", "Drops given before a swab can hide the cause [1].", true)]
    public void Alternatives_places_and_freedoms_are_read(string evidence, string sentence, bool released) => AssertReleased(evidence, sentence, released);

    [Theory]
    [InlineData("I'm dizzy and can't pee. What now?", "Being dizzy and not being able to pee needs a visit today [1].", true)]
    [InlineData("He ate toast at seven. Cancel?", "No: toast is not a reason to cancel [1].", true)]
    [InlineData("Afebrile, no effusion on echo. Home?", "There is an effusion on the echo.", false)]
    [InlineData("She drives a taxi. Advice?", "Should she feel sleepy, she is not to drive her taxi [1].", true)]
    public void What_the_question_says_is_kept(string question, string sentence, bool released) => AssertReleased("Being dizzy and unable to pass urine: seen today. Toast does not cancel the case. Sleepy people should not drive.", sentence, released, question);

    private static void AssertReleased(string evidence, string sentence, bool released, string question = "What is to be done?") => Assert.Equal(released, new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = "general",
        Question = question,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    }).Check(sentence).Status == SentenceStatus.Released);
}
