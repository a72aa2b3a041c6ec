using System.Globalization;
using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.General;
using ClinicalAssistant.Orchestration.Tools;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>Patient education in plain words: a topic of the program's own where one fits, else passages of the packs. What a model writes is made simpler where its grade is too high.</summary>
internal sealed class EducationTask(Evidencing evidencing, TopicEvidence topics, GradeLoop loop) : TaskDefinition
{
    private readonly ConditionalWeakTable<Consultation, Topic> _topics = [];

    public override string Name => ClinicalTask.Education;

    public override string Title => "patient education";

    public override string Prompt => "PatientEducation";

    public override IReadOnlyList<string> Tools => [ToolBox.Search, ToolBox.OpenPassage];

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

    public override bool FinishesWhole(Consultation consultation) => consultation.Question.Format is null;

    /// <summary>The last good version of the grade loop, with questions to check understanding where the model wrote none.</summary>
    public override async ValueTask<FinishedText> FinishAsync(Consultation consultation, IChatClient client, string text, CancellationToken cancellationToken)
    {
        _topics.TryGetValue(consultation, out var topic);
        var simpler = await loop.RunAsync(client, text, topic?.NotCounted ?? [], cancellationToken).ConfigureAwait(false);
        return new FinishedText(WithTeachBack(simpler.Text, topic), [Told(simpler)], simpler.Usage);
    }

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

    private static string WithTeachBack(string text, Topic? topic)
    {
        if (text.Contains('?', StringComparison.Ordinal))
            return text;
        var questions = topic is { TeachBack.Count: > 0 } ? topic.TeachBack.Select(one => one.Question) : LeafletHeadings.GeneralTeachBack;
        return $"{text.TrimEnd()}\n\n{Markdown.Heading(LeafletHeadings.TeachBack)}{string.Concat(questions.Select(question => $"- {question}\n"))}";
    }

    private static Notice Told(SimplerText simpler)
    {
        var grade = string.Create(CultureInfo.InvariantCulture, $"The answer reads at US school grade {simpler.Grade.FleschKincaid:0.0} (Flesch-Kincaid) and {simpler.Grade.Smog:0.0} (SMOG); for patients {ReadingGrade.MostFleschKincaid:0.0} and {ReadingGrade.MostSmog:0.0} are the aim.");
        var rounds = simpler.Rounds == 0 ? "" : simpler.Rounds == 1 ? " The model was asked once to write it more simply." : string.Create(CultureInfo.InvariantCulture, $" The model was asked {simpler.Rounds} times to write it more simply.");
        var refused = simpler.Refused.Count == 0 ? "" : " Wordings that lost or changed a number, a negation, a warning or a follow-up were not kept.";
        var fault = simpler.Fault is null ? "" : $" The model failed meanwhile ({simpler.Fault}); the last good wording stands.";
        return new Notice("reading_grade", grade + rounds + refused + fault);
    }
}
