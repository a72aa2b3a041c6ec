using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.General;
using ClinicalAssistant.Orchestration.Tools;

namespace ClinicalAssistant.Orchestration.Tasks.MedicationSafety;

/// <summary>Medication safety: the medicines of the question and the record checked by rules, alerts first; passages where no medicine is named.</summary>
internal sealed class MedicationTask(Lazy<Knowledge.MedicationSafety> safety, Evidencing evidencing) : TaskDefinition
{
    private readonly ConditionalWeakTable<Consultation, MedicationEvidence> _reports = [];

    public override string Name => ClinicalTask.Medication;

    public override string Title => "a medication safety question";

    public override string Prompt => "MedicationSafety";

    public override IReadOnlyList<string> Tools => [ToolBox.Medications, ToolBox.Calculate, ToolBox.Search];

    public override void Ground(Consultation consultation)
    {
        Evidencing.AddFindings(consultation);
        Evidencing.AddRecord(consultation);
        evidencing.AddCalculations(consultation);
        var report = safety.Value.Check(new MedicationOrder { Text = consultation.Question.Text }, MedicationEvidence.WithFindings(consultation));
        if (report.Medications.Any(one => one.Name is not null))
            _reports.AddOrUpdate(consultation, MedicationEvidence.Add(consultation, report));
        else
            evidencing.AddPassages(consultation, consultation.Question.Text);
    }

    public override IEnumerable<string> Compose(Consultation consultation) => _reports.TryGetValue(consultation, out var found)
        ? found.Compose()
        : PassageReference.Compose(consultation, "No medicine of the pack was recognised in the question, so nothing was checked");

    public override IEnumerable<MustMention> MustMention(Consultation consultation) => _reports.TryGetValue(consultation, out var found) ? found.MustMention() : [];
}
