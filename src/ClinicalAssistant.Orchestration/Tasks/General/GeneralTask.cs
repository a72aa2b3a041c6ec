using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tools;

namespace ClinicalAssistant.Orchestration.Tasks.General;

/// <summary>Whatever no other task claims clearly.</summary>
internal sealed class GeneralTask(Evidencing evidencing) : TaskDefinition
{
    public override string Name => ClinicalTask.General;

    public override string Title => "a general question";

    public override string Prompt => "General";

    public override IReadOnlyList<string> Tools => [ToolBox.Findings, ToolBox.Differential, ToolBox.Calculate, ToolBox.Search, ToolBox.OpenPassage];

    public override void Ground(Consultation consultation)
    {
        if (consultation.Question.Patient is not null)
            Evidencing.AddRecord(consultation);
        var calculations = evidencing.AddCalculations(consultation);
        if (calculations.Count == 0 && consultation.Decision.Category != OutOfScope)
            evidencing.AddPassages(consultation, consultation.Question.Text);
    }

    public override IEnumerable<string> Compose(Consultation consultation) => PassageReference.Compose(consultation);

    private const string OutOfScope = "out_of_scope";
}
