namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Times and dates that are reached from stated ones: on the side that the span says, day before month, and of the case.</summary>
public sealed class TimesReachedTests
{
    [Theory]
    [InlineData("Repeat the 1 mg dose a month later.", "Repeat the 1 mg a month later [1].", Drafts.Open)]
    [InlineData("Repeat the 1 mg dose after 7 days.", "Repeat the 1 mg a week later [1].", Drafts.Open)]
    [InlineData("Stop clopidogrel 7 days before surgery.", "Clopidogrel stops on 13 May [1].", "Surgery is on 20 May 2024. When does clopidogrel stop?")]
    [InlineData("No driving for 4 weeks after the seizure.", "No driving until 1 April [1].", "Seizure on 4 March 2024. Driving?")]
    [InlineData("No driving for 4 weeks after the seizure.", "No driving until 1 April [1].", "Seizure on 4/3/2024. Driving?")]
    [InlineData("The stitches come out on 3/4.", "The stitches come out on 3 April [1].", Drafts.Open)]
    [InlineData("The stitches come out on 3/14.", "The stitches come out on 14 March [1].", Drafts.Open)]
    [InlineData("No solid food for 6 hours before the operation.", "He may eat until 3 am [1].", "Operation at 9 am. Until when may he eat?")]
    [InlineData("Nitrofurantoin for 7 days.", "Continue nitrofurantoin for another 5 days [1].", "She has taken it for 2 days. How long more?")]
    [InlineData("Biopsy within 2 weeks of the mammogram of 02/18/2025.", "Biopsy by 03/04/2025 [1].", Drafts.Open)]
    [InlineData("Missed dose: take it within 5 days.", "It is two days late, so take it [1].", "Missed on Monday, now Wednesday.")]
    [InlineData("Restart apixaban 2 days after the biopsy.", "Restart apixaban on 12 May [1].", "Biopsy on 10 May. When does apixaban restart?")]
    public void What_the_evidence_bears_out_is_released(string evidence, string sentence, string question) =>
        Assert.Empty(Drafts.Reasons(evidence, sentence, question: question));

    [Theory]
    [InlineData("Repeat the 1 mg dose a month later.", "Repeat the 1 mg a week later [1].", Drafts.Open)]
    [InlineData("Two injections of 1 mg, six months apart.", "Give the second injection of 1 mg a week later [1].", Drafts.Open)]
    [InlineData("Stop clopidogrel 7 days before surgery.", "Clopidogrel stops on 27 May [1].", "Surgery is on 20 May 2024. When does clopidogrel stop?")]
    [InlineData("No driving for 4 weeks after the seizure.", "No driving until 5 February [1].", "Seizure on 4 March 2024. Driving?")]
    [InlineData("No driving for 4 weeks after the seizure.", "No driving until 1 May [1].", "Seizure on 4/3/2024. Driving?")]
    [InlineData("The stitches come out on 3 April.", "The stitches come out on 4/3 [1].", Drafts.Open)]
    [InlineData("The stitches come out on 3/4.", "The stitches come out on 4 March [1].", Drafts.Open)]
    [InlineData("No solid food for 6 hours before the operation.", "He may eat until 3 pm [1].", "Operation at 9 am. Until when may he eat?")]
    [InlineData("Second paracetamol dose no sooner than 4 hours after the first.", "The next may be given at 10:00 [1].", "First dose at 14:00. When is the next?")]
    [InlineData("Treat with nitrofurantoin for 7 days. Review the culture in 2 days.", "Continue nitrofurantoin for another 5 days [1].", Drafts.Open)]
    [InlineData("Start sertraline 25 mg, increase by 25 mg every 2 weeks to at most 200 mg.", "Sertraline 50 mg is reached after 14 weeks [1].", Drafts.Open)]
    [InlineData("Start sertraline 25 mg, increase by 25 mg every 2 weeks to at most 200 mg.", "Review sertraline first after 14 weeks [1].", Drafts.Open)]
    [InlineData("Repeat the mammogram in 6 months.", "The mammogram is repeated on 11/5/2025 [1].", "Mammogram 5/11/2024, when again?")]
    [InlineData("Biopsy within 2 weeks of the mammogram of 18/02/2025.", "Biopsy by 03/04/2025 [1].", Drafts.Open)]
    [InlineData("Missed dose: take it within 5 days.", "Treat for 2 days [1].", "Missed on Monday, now Wednesday.")]
    [InlineData("Start warfarin the day after surgery. Surgery is on 3 May.", "Warfarin starts on 2 May [1].", Drafts.Open)]
    [InlineData("Restart apixaban 2 days after the biopsy.", "Restart apixaban on 8 May [1].", "Biopsy on 10 May. When does apixaban restart?")]
    [InlineData("Stop metformin 48 hours before contrast.", "Metformin stops on 12 May [1].", "Contrast CT on 10 May. When does metformin stop?")]
    [InlineData("Take levothyroxine 30 minutes before breakfast.", "Take levothyroxine at 08:30 [1].", "Breakfast at 8 am.")]
    [InlineData("Give the vaccine 2 weeks before splenectomy.", "Give the vaccine 2 weeks after splenectomy [1].", Drafts.Open)]
    public void What_it_does_not_is_held_back(string evidence, string sentence, string question) =>
        Assert.NotEmpty(Drafts.Reasons(evidence, sentence, question: question));
}
