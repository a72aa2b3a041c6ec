using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Claims of effect that nothing names, certainty that the evidence does not have, and words cited from the wrong evidence.</summary>
public sealed class UnsupportedEffectTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["amoxicillin"], ["endometriosis"])
    {
        Relations = WordRelations.Read(Repository.Path("guardrails/lexicon/relations.txt")),
        Meanings = WordMeanings.Read(Repository.Path("guardrails/classifier/words.bin")),
    };

    private static readonly string[] Wrist = ["Rest the hand and wear a splint at night for six weeks. Surgery is offered if numbness persists."];
    private static readonly string[] Cyst = ["A raised CA-125 may be due to endometriosis. Most cysts of this size go away without treatment.", "Ultrasound suggests a simple cyst; MRI may be needed for confirmation."];
    private static readonly string[] Contacts = ["Ferritin and transferrin saturation are measured first.", "Household contacts are screened within six weeks by the chest clinic."];
    private static readonly string[] Donning = ["Order: wash hands, then apron, then mask, then gloves.", "First give oxygen. If saturation stays below 92 %, then give CPAP."];

    [Theory]
    [InlineData("Vitamin B6 shortens the illness.")]
    [InlineData("Turmeric capsules heal the nerve.")]
    [InlineData("Acupuncture works as well as surgery.")]
    [InlineData("Ginger tea before meals reduces swelling.")]
    [InlineData("Magnets are as good as a splint.")]
    [InlineData("Cold plunges speed up recovery.")]
    [InlineData("Typing is allowed from day 9.")]
    public void An_uncited_effect_of_what_nothing_names_is_not_released(string sentence) => Assert.NotEqual(SentenceStatus.Released, Verdict(Wrist, sentence).Status);

    [Theory]
    [InlineData("A splint at night also helps.")]
    [InlineData("Your hand therapist can help with this.")]
    [InlineData("It is not known whether turmeric works.")]
    [InlineData("Please ask your pharmacist before you try vitamins.")]
    [InlineData("Honey does not help.")]
    [InlineData("Early advice prevents problems later.")]
    [InlineData("Regular breaks help some people.")]
    [InlineData("Good posture at the desk helps.")]
    [InlineData("Simple measures work for most people.")]
    public void Closings_offers_and_plain_advice_are_released(string sentence) => Assert.Equal((SentenceStatus.Released, ""), Verdict(Wrist, sentence));

    [Theory]
    [InlineData("The raised CA-125 proves endometriosis [1].")]
    [InlineData("Cysts of this size always go away without treatment [1].")]
    [InlineData("This cyst will definitely go away without treatment [1].")]
    [InlineData("The ultrasound confirms a simple cyst [2].")]
    [InlineData("The cyst is not cancer, so there is no need to worry [1].")]
    [InlineData("Cysts of this size never need treatment [1].")]
    [InlineData("All cysts of this size go away: everyone is cured without treatment [1].")]
    public void What_the_evidence_calls_possible_or_usual_is_not_told_as_certain(string sentence) => Assert.NotEqual(SentenceStatus.Released, Verdict(Cyst, sentence).Status);

    [Theory]
    [InlineData("Endometriosis may explain the raised CA-125 [1].")]
    [InlineData("Most cysts of this size resolve untreated [1].")]
    [InlineData("The raised CA-125 cannot prove endometriosis [1].")]
    [InlineData("A cyst of this size usually goes away by itself [1].")]
    [InlineData("MRI may be needed to confirm it [2].")]
    [InlineData("The ultrasound points to a simple cyst, to be confirmed by MRI if needed [2].")]
    public void What_stays_as_unsure_as_the_evidence_is_released(string sentence) => Assert.Equal((SentenceStatus.Released, ""), Verdict(Cyst, sentence));

    [Theory]
    [InlineData("Household contacts are screened within six weeks [1].", false)]
    [InlineData("Screening of contacts by the chest clinic takes place within six weeks [1].", false)]
    [InlineData("Household contacts are screened within six weeks [2].", true)]
    [InlineData("Ferritin is measured first [1].", true)]
    public void What_only_another_evidence_says_is_cited_from_the_wrong_one(string sentence, bool released) => Assert.Equal(released, Verdict(Contacts, sentence).Status == SentenceStatus.Released);

    [Theory]
    [InlineData("Put on gloves first and the mask after it [1].", false)]
    [InlineData("Gloves first, then the apron [1].", false)]
    [InlineData("The apron goes on first and the gloves after it [1].", true)]
    [InlineData("Apron first, mask next, gloves last [1].", true)]
    [InlineData("Give CPAP first, and oxygen only if it fails [2].", false)]
    [InlineData("Give oxygen first, and CPAP only if saturation stays below 92 % [2].", true)]
    public void What_comes_first_stays_first(string sentence, bool released) => Assert.Equal(released, Verdict(Donning, sentence).Status == SentenceStatus.Released);

    [Theory]
    [InlineData("You can drive without asking the clinic [1].", false)]
    [InlineData("You may drive without talking to anyone at the clinic first [1].", false)]
    [InlineData("Ask the clinic before you drive [1].", true)]
    [InlineData("You can drive once you have asked the clinic [1].", true)]
    [InlineData("Do not drive before speaking to the clinic [1].", true)]
    [InlineData("He must fast before the sugar test [2].", false)]
    [InlineData("There is no need to fast for the sugar test [2].", true)]
    public void What_must_not_be_done_without_the_other_stays_bound_to_it(string sentence, bool released) =>
        Assert.Equal(released, Verdict(["Do not drive without asking the clinic first.", "Fasting is not required for the sugar test."], sentence).Status == SentenceStatus.Released);

    private static (SentenceStatus Status, string Reasons) Verdict(string[] evidence, string sentence)
    {
        var verdict = new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
        {
            Task = "general",
            Question = "What does it say?",
            Evidence = [.. evidence.Select((text, i) => new Evidence { Id = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published })],
        }).Check(sentence);
        return (verdict.Status, string.Join("; ", verdict.Reasons));
    }
}
