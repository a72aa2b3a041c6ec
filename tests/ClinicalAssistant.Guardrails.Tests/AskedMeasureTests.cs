using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A value that was asked about without its unit and is told in the unit of the cited evidence.</summary>
public sealed class AskedMeasureTests
{
    private const string Bounds = "Refer for dialysis when urea is above 30 mmol/L. Give iron when ferritin is below 30 micrograms/L. Stop the infusion at a rate of 120 mL/min. Warn at a QTc of 480 ms.";

    [Theory]
    [InlineData("Urea 41, what now?", "His urea of 41 mmol/L is above 30 [1].")]
    [InlineData("Ferritin came back at 12. Iron?", "At 12 micrograms/L she lies under the 30 at which iron is given [1].")]
    [InlineData("QTc 455 on amiodarone, carry on?", "The QTc of 455 ms is below the warning level of 480 ms [1].")]
    public void The_unit_of_the_evidence_is_taken(string question, string sentence) => Assert.DoesNotContain(Open(question).Check(sentence).Reasons, IsOfFigure);

    [Theory]
    [InlineData("Urea 41, what now?", "His urea of 41 micromol/L is above 30 [1].")]
    [InlineData("Urea 41, what now?", "His urea of 44 mmol/L is above 30 [1].")]
    [InlineData("Ferritin 12, CRP 41. Iron?", "Her ferritin of 41 micrograms/L is above the level [1].")]
    [InlineData("Room 41. Which dose of paracetamol?", "Give paracetamol 41 mg [1].")]
    public void Another_unit_figure_measure_or_a_dose_is_held_back(string question, string sentence) => Assert.Contains(Open(question).Check(sentence).Reasons, IsOfFigure);

    private static bool IsOfFigure(string reason) => reason.StartsWith("number_", StringComparison.Ordinal) || reason.StartsWith("unit_", StringComparison.Ordinal);

    private static OutputReview Open(string question) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = question,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = Bounds, Origin = Origin.Published }],
    });
}
