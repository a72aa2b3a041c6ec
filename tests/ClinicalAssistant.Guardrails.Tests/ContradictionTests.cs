using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>One piece of evidence, one sentence that cites it: what turns it round is caught, what says it in other words passes.</summary>
public sealed class ContradictionTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["paracetamol", "ibuprofen", "levetiracetam", "phenytoin"], ["thyroiditis"])
    {
        Relations = WordRelations.Read(Repository.Path("guardrails/lexicon/relations.txt")),
        Meanings = WordMeanings.Read(Repository.Path("guardrails/classifier/words.bin")),
    };

    [Theory]
    [InlineData("Aspirate the joint before antibiotics.", "Start antibiotics before the joint is aspirated [1].")]
    [InlineData("Give calcium over 10 minutes. Then give insulin with glucose.", "Insulin and glucose are given first and calcium afterwards [1].")]
    [InlineData("Insert a chest drain if aspiration fails.", "Insert a chest drain if aspiration succeeds [1].")]
    [InlineData("Smoking triples the risk of bladder cancer.", "Smoking doubles the risk of bladder cancer [1].")]
    [InlineData("Subacute thyroiditis: raised ESR, tender gland. Graves disease: receptor antibodies positive.", "Receptor antibodies are positive in subacute thyroiditis [1].")]
    [InlineData("Levothyroxine was increased from 75 to 100 micrograms.", "Levothyroxine was changed from 100 to 75 micrograms [1].")]
    [InlineData("Levetiracetam over 5 minutes, or phenytoin over 20 minutes.", "Levetiracetam runs over 20 minutes and phenytoin over 5 minutes [1].")]
    [InlineData("Give 500 mg intravenously.", "It can be given orally at this dose [1].")]
    [InlineData("There is no need to avoid nuts.", "Avoid nuts [1].")]
    [InlineData("Seek help for bleeding from the bottom.", "Bleeding from the bottom is harmless [1].")]
    [InlineData("Clopidogrel 300 mg loading dose, then 75 mg daily.", "She was loaded with 75 mg of clopidogrel and then takes 300 mg daily [1].")]
    [InlineData("Treat hyponatraemia with 3 % saline.", "Treat hypernatraemia with 3 % saline [1].")]
    [InlineData("Age 75 or over 2 points, female 1, hypertension 1.", "Hypertension gives 2 points and age 1 [1].")]
    [InlineData("Lying 146/82, standing at 3 min 112/64, dizzy.", "BP was 112/64 lying and 146/82 on standing [1].")]
    [InlineData("Gliclazide stopped in March because of hypos.", "He is also on gliclazide [1].")]
    [InlineData("L TM bulging red. R TM normal.", "The right tympanic membrane is red and bulging [1].")]
    [InlineData("Most children improve within 3 days without antibiotics.", "Grommets halve the number of recurrences [1].")]
    public void What_turns_the_evidence_round_is_held_back_or_marked(string evidence, string sentence) =>
        Assert.NotEqual(SentenceStatus.Released, Verdict(evidence, sentence).Status);

    [Theory]
    [InlineData("There is no need to avoid nuts and seeds.", "You can keep eating nuts and seeds [1].")]
    [InlineData("No flying for 7 days after resolution.", "Flying is possible 7 days after resolution [1].")]
    [InlineData("Divide the daily morphine dose by 1.5 for oxycodone.", "60 mg of morphine divided by 1.5 is 40 mg of oxycodone [1].")]
    [InlineData("Thrombolysed at 2 h 10 min.", "Thrombolysed after 130 minutes [1].")]
    [InlineData("Counts above 50,000/mm3 favour septic arthritis.", "Counts over 50 000 per mm3 favour septic arthritis [1].")]
    [InlineData("Repeat thyroid tests every 6 months.", "Thyroid tests are repeated half-yearly [1].")]
    [InlineData("Paracetamol 1 g every 4 to 6 hours.", "Paracetamol 1 g up to four times a day [1].")]
    [InlineData("The statin is not affected.", "The statin is unaffected [1].")]
    [InlineData("No swimming for 4 weeks.", "Stay out of the pool for four weeks [1].")]
    [InlineData("It can make some people sleepy.", "Some feel drowsy with it, so see how you are before driving [1].")]
    [InlineData("Suspension 120 mg in 5 mL.", "A dose of 60 mg is 2.5 mL of the suspension, 120 mg in 5 mL [1].")]
    [InlineData("The scan is noisy but painless.", "It does not hurt, though it is loud [1].")]
    [InlineData("Pancreas not seen because of bowel gas.", "Gas hid the pancreas [1].")]
    [InlineData("Fever after vaccination is common.", "Fever afterwards is common [1].")]
    [InlineData("At most four doses in 24 hours.", "No more than four a day [1].")]
    [InlineData("Avoid if eGFR is below 45.", "He can have it, as the eGFR limit is 45 [1].")]
    public void What_says_the_same_in_other_words_is_released(string evidence, string sentence) =>
        Assert.Equal((SentenceStatus.Released, ""), Verdict(evidence, sentence));

    private static (SentenceStatus Status, string Reasons) Verdict(string evidence, string sentence)
    {
        var review = new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
        {
            Task = "general",
            Question = "He takes 60 mg of morphine. What does it say?",
            Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
        });
        var verdict = review.Check(sentence);
        return (verdict.Status, string.Join("; ", verdict.Reasons));
    }
}
