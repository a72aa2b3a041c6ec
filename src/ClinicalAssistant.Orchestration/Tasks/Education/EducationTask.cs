using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.General;
using ClinicalAssistant.Orchestration.Tools;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>Patient education in plain words: a topic of the program's own where one fits, else passages of the packs.</summary>
internal sealed class EducationTask(Evidencing evidencing, TopicEvidence topics) : TaskDefinition
{
    private readonly ConditionalWeakTable<Consultation, Topic> _topics = [];

    public override string Name => ClinicalTask.Education;

    public override string Title => "patient education";

    public override string Prompt => "PatientEducation";

    public override IReadOnlyList<string> Tools => [ToolBox.Search];

    public override void Ground(Consultation consultation)
    {
        Evidencing.AddRecord(consultation);
        if (topics.Find(consultation.Question.Text) is { } topic)
        {
            topics.Add(consultation, topic);
            _topics.AddOrUpdate(consultation, topic);
        }
        else
        {
            evidencing.AddPassages(consultation, consultation.Question.Text);
        }
    }

    public override IEnumerable<string> Compose(Consultation consultation) =>
        _topics.TryGetValue(consultation, out var topic) ? TopicEvidence.Compose(consultation, topic) : PassageReference.Compose(consultation);

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
