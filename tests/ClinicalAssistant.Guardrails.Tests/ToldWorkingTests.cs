using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Working that a sentence tells in words: margins, counts of doses, what a course comes to, shares. What comes out right is released, what does not is held back.</summary>
public sealed class ToldWorkingTests
{
    private static readonly string[] Texts =
    [
        "Haemoglobin 81 g/L today, 102 g/L on admission. Transfuse below 70 g/L.",
        "Doxycycline 100 mg twice daily for 10 days.",
        "Vitamin K 5 mg once daily for 3 days, then 10 mg once weekly for 6 weeks.",
        "Call if the systolic pressure falls below 80 % of the baseline.",
        "Peak flow 300 L/min; her best is 480 L/min.",
        "Sliding scale: insulin soluble 6 units with insulin isophane 16 units.",
        "Ceftriaxone 50 mg/kg/day in 2 doses.",
        "Morphine syringe 10 mg/mL. Give 2 to 5 mg intravenously.",
        "Enoxaparin given at 21:30. Spinal at 10:15. Cannula flushed at 08:00.",
        "Level due 6 to 8 hours after the dose. Dose given at 13:00.",
        "Omit dabigatran for 48 hours before surgery. Surgery is on 20 May.",
        "Reduce the dose of 400 mg of carbimazole by 25 %.",
        "Events: 24 with placebo, 18 with the drug.",
        "Responders: 54 % with the drug, 41 % with placebo.",
    ];

    [Theory]
    [InlineData("Her haemoglobin of 81 g/L is down 21 from 102 g/L [1].")]
    [InlineData("At 81 g/L she is 11 above the 70 g/L at which to transfuse [1].")]
    [InlineData("Doxycycline 100 mg twice daily for 10 days, 20 doses [2].")]
    [InlineData("Doxycycline 100 mg twice daily for 10 days, 2000 mg altogether [2].")]
    [InlineData("Vitamin K is given once daily for 3 days, then once weekly for 6 weeks, 9 doses [3].")]
    [InlineData("With a baseline of 140 mmHg, the 80 % line is 112 mmHg [4].", "Baseline 140 mmHg.")]
    [InlineData("A flow of 300 L/min is 63 % of 480 L/min [5].")]
    [InlineData("6 units of soluble and 16 of isophane insulin, so the syringe ends at 22 units [6].")]
    [InlineData("At 20 kg that is 1000 mg of ceftriaxone a day, so 500 mg twice daily [7].", "A child of 20 kg.")]
    [InlineData("From that syringe 2 to 5 mg is 0.2 to 0.5 mL [8].")]
    [InlineData("54 % responded and 41 % on placebo, a difference of 13 percentage points [14].")]
    [InlineData("Reduce the 400 mg of carbimazole by 25 %, to 300 mg [12].")]
    [InlineData("The spinal came two hours and 15 minutes after the flush at 08:00 [9].")]
    [InlineData("The cannula was flushed at 8 o'clock [9].")]
    [InlineData("Take the level between 19:00 and 21:00 [10].")]
    [InlineData("Dabigatran is omitted from 18 May [11].")]
    public void What_is_told_right_is_released(string sentence, string question = "?") => Assert.Empty(Reasons(sentence, question));

    [Theory]
    [InlineData("Her haemoglobin of 81 g/L is down 31 from 102 g/L [1].")]
    [InlineData("Her haemoglobin of 81 g/L is up 21 from 102 g/L [1].")]
    [InlineData("At 81 g/L she is 11 below the 70 g/L at which to transfuse [1].")]
    [InlineData("Doxycycline 100 mg twice daily for 10 days, 14 doses [2].")]
    [InlineData("Doxycycline 100 mg twice daily for 10 days, 1000 mg altogether [2].")]
    [InlineData("Vitamin K is given once daily for 3 days, then once weekly for 6 weeks, 12 doses [3].")]
    [InlineData("With a baseline of 140 mmHg, the 80 % line is 120 mmHg [4].", "Baseline 140 mmHg.")]
    [InlineData("A flow of 300 L/min is 78 % of 480 L/min [5].")]
    [InlineData("6 units of soluble and 16 of isophane insulin, so the syringe ends at 26 units [6].")]
    [InlineData("At 20 kg that is 1000 mg of ceftriaxone a day, so 750 mg twice daily [7].", "A child of 20 kg.")]
    [InlineData("From that syringe 2 to 5 mg is 0.2 to 0.8 mL [8].")]
    [InlineData("54 % responded and 41 % on placebo, a difference of 23 percentage points [14].")]
    [InlineData("Reduce the 400 mg of carbimazole by 25 %, to 100 mg [12].")]
    [InlineData("Events fell from 24 to 18, a 75 % reduction [13].")]
    [InlineData("Doxycycline 100 mg twice daily for 10 days, at most 2000 mg a day [2].")]
    [InlineData("The spinal came three hours and 15 minutes after the flush at 08:00 [9].")]
    [InlineData("The cannula was flushed at 7 o'clock [9].")]
    [InlineData("Take the level between 17:00 and 19:00 [10].")]
    [InlineData("Dabigatran is omitted from 19 May [11].")]
    [InlineData("Dabigatran is omitted from 22 May [11].")]
    public void What_is_told_wrong_is_held_back(string sentence, string question = "?") => Assert.NotEmpty(Reasons(sentence, question));

    private static IReadOnlyList<string> Reasons(string sentence, string question)
    {
        Evidence[] evidence = [.. Texts.Select((text, i) => new Evidence { Id = $"{i + 1}", Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published })];
        return new OutputGuard(Policies.Shipped).Open(new OutputContext { Task = ClinicalTask.General, Question = question, Evidence = evidence }).Check(sentence).Reasons;
    }
}
