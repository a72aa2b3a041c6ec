using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.General;
using ClinicalAssistant.Orchestration.Tools;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>Patient education in plain words.</summary>
internal sealed class EducationTask(Evidencing evidencing) : TaskDefinition
{
    public override string Name => ClinicalTask.Education;

    public override string Title => "patient education";

    public override string Prompt => "PatientEducation";

    public override IReadOnlyList<string> Tools => [ToolBox.Search];

    public override void Ground(Consultation consultation)
    {
        Evidencing.AddRecord(consultation);
        evidencing.AddPassages(consultation, consultation.Question.Text);
    }

    public override IEnumerable<string> Compose(Consultation consultation) => PassageReference.Compose(consultation);

    public override IEnumerable<MustMention> MustMention(Consultation consultation) => consultation.Question.Audience == Audience.Patient
        ?
        [
            new MustMention
            {
                Terms = ["doctor", "nurse", "pharmacist", "health professional", "emergency"],
                Text = "Ask a health professional if you are unsure, if it gets worse, or if something new appears.",
                Why = "when_to_seek_help",
            },
        ]
        : [];
}
