using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What a line handed over with the question forbids, asks for or appoints a time for is appended where the answer passes over it.</summary>
public sealed class PassedOverTests
{
    [Theory]
    [InlineData("Tinidazole 2 g once. | No wine or beer for 72 hours after tinidazole.", "Tinidazole 2 g as one dose [1].", "How do I take tinidazole?", "wine")]
    [InlineData("Leflunomide 10 mg once daily. | Liver enzymes and blood count before starting and every 4 weeks.", "One 10 mg tablet each day [1].", "How is leflunomide taken?", "Liver enzymes")]
    [InlineData("Heart sounds normal, femoral pulses felt. | Mother with lupus: ECG by 48 hours.", "Femoral pulses were felt and the heart sounds were normal [1].", "Summarise the baby check.", "ECG")]
    [InlineData("Typhoid: one injection now. | A further dose after 3 years keeps up protection.", "You get a single injection today [1].", "Which travel vaccine do I get?", "3 years")]
    [InlineData("Plaster applied to left wrist. | Blue or numb fingers: come back the same hour.", "The left wrist is in plaster [1].", "Summarise the visit.", "numb fingers")]
    public void A_line_that_the_answer_passes_over_is_appended(string evidence, string answer, string question, string appended) =>
        Assert.Contains(Omitted(evidence, answer, question), added => added.Contains(appended, StringComparison.Ordinal));

    [Theory]
    [InlineData("Tinidazole 2 g once. | No wine or beer for 72 hours after tinidazole.", "Tinidazole 2 g as one dose [1]. Leave wine and beer alone for three days after it [2].", "How do I take tinidazole?")]
    [InlineData("Tinidazole 2 g once. | No wine or beer for 72 hours after tinidazole.", "Tinidazole 2 g as one dose [1]. No wine or beer until 72 hours have gone.", "How do I take tinidazole?")]
    [InlineData("Adults: no solid food for 6 hours. | Children: breast milk until 4 hours before.", "Nothing solid for six hours beforehand [1].", "When must I stop eating?")]
    [InlineData("Lanolin cream twice daily for cracked heels. | Lanolin allergy: white soft paraffin instead.", "Lanolin is not for her, given the allergy; white soft paraffin instead [2].", "What helps her cracked heels? She is allergic to lanolin.")]
    [InlineData("Migraine: rest in a dark room. | Most attacks are over without any harm.", "Rest in a dark room [1].", "What helps in an attack of migraine?")]
    public void What_is_told_is_of_others_or_only_describes_is_not_appended(string evidence, string answer, string question) =>
        Assert.Empty(Omitted(evidence, answer, question));

    [Theory]
    [InlineData("Azathioprine raises the effect of warfarin less; recheck thyroid function 8 weeks after starting.", "Azathioprine makes warfarin a little weaker, hence the effect is less raised [1].", "Azathioprine with warfarin?", true)]
    [InlineData("No stent below 50 %; surveillance duplex scan every six months.", "There is no stent for a narrowing of less than 50 % [1].", "Is a stent needed?", true)]
    [InlineData("No stent below 50 %; surveillance duplex scan every six months.", "No stent under 50 %, but a duplex scan twice a year [1].", "Is a stent needed?", false)]
    [InlineData("No stent below 50 %; if pain returns, scan within 2 weeks.", "There is no stent for a narrowing of less than 50 % [1].", "Is a stent needed?", false)]
    public void A_test_that_a_clause_appoints_is_appended_where_neither_it_nor_its_time_is_told(string evidence, string answer, string question, bool appended) =>
        Assert.Equal(appended, Omitted(evidence, answer, question).Count > 0);

    /// <summary>A passage of the library may be beside the question: only what insists is appended of it.</summary>
    [Fact]
    public void Of_a_passage_that_was_looked_up_a_time_alone_is_not_appended()
    {
        var source = new Source("Handbook", "A society", 2024, "https://example.org/h");
        Assert.DoesNotContain(Omitted("Typhoid: one injection now. | A further dose after 3 years keeps up protection.", "You get a single injection today [1].", "Which travel vaccine do I get?", source), static added => added.Contains("3 years", StringComparison.Ordinal));
    }

    private static List<string> Omitted(string evidence, string answer, string question, Source? source = null)
    {
        var review = new OutputGuard(Policies.Shipped, new AnswerVocabulary(["tinidazole", "leflunomide", "azathioprine", "warfarin"], [])).Open(new OutputContext
        {
            Task = ClinicalTask.General,
            Question = question,
            Patient = new Patient { Age = Age.FromYears(41), Sex = Sex.Male },
            Evidence = [.. evidence.Split(" | ").Select((text, i) => new Evidence { Id = (i + 1).ToString(CultureInfo.InvariantCulture), Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published, Source = source })],
        });
        foreach (var sentence in answer.Split(". "))
            review.Check(sentence.TrimEnd('.') + ".");
        return [.. review.Close().Where(static added => added.Why == "omission").Select(static added => added.Text)];
    }
}
