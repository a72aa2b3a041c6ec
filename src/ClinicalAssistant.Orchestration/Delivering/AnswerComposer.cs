using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Tasks;

namespace ClinicalAssistant.Orchestration.Delivering;

/// <summary>Composes the whole answer from what was told. The answer's text is what the doors showed, in the same order.</summary>
internal sealed class AnswerComposer(GuardPolicy policy, KnowledgeBase knowledge)
{
    // What these say is fixed, or names a setting; every other notice may quote material, evidence or a model.
    private static readonly HashSet<string> WithoutContent = new(StringComparer.Ordinal)
    {
        "record_unavailable", "guard_failed", "stage_failed", "classifier_absent", "encoder_absent", "injection", "caution", "language", "characters_replaced", "task",
        "no_model", "reference", "provider_skipped", "patient_text_not_allowed", "budget_time", "budget_tokens", "budget_cost", "budget_tools",
        "cut", "length", "no_object", "object_unreadable", "object_withheld", "tool_call_withheld", "withheld_all",
    };

    public Answer Compose(Consultation consultation, IReadOnlyList<AnswerEvent> told, bool cancelled)
    {
        var notices = told.OfType<Notice>().ToList();
        if (cancelled)
            notices.Add(new Notice("cancelled", "The caller cancelled; the record holds what was released until then."));
        return new Answer
        {
            QuestionId = consultation.Question.Id,
            Outcome = cancelled ? Outcome.Failed : consultation.Outcome,
            Decision = consultation.Decision,
            Task = consultation.Task?.Name ?? consultation.Question.Task ?? ClinicalTask.General,
            Text = AnswerText.Of(told),
            Evidence = [.. consultation.Evidence.All],
            Differential = consultation.Differential,
            Withheld = [.. told.Select(HeldBack).OfType<SentenceVerdict>()],
            Notices = notices,
            ToolCalls = [.. told.OfType<ToolCalled>().Select(static called => called.Call)],
            Provider = consultation.Provider,
            Versions = new Versions(ProductVersion.Current, policy.Version, new Dictionary<string, string>(StringComparer.Ordinal) { [knowledge.Name] = knowledge.Version })
            {
                Prompt = consultation.Provider == Generating.ReferenceGenerator.Name ? null : consultation.Prompt,
                Model = consultation.Model,
            },
            TokenUse = consultation.TokenUse,
            Trace = [.. consultation.Trace],
            Drafts = [.. consultation.Drafts.Select(static draft => draft.ToDraft())],
        };
    }

    /// <summary>The answer of which nothing that was generated or retrieved is on record: an emergency and the notices without content are all of it.</summary>
    public Answer ComposeUnrecorded(Consultation consultation, IReadOnlyList<AnswerEvent> told) =>
        Compose(consultation, [.. told.Where(static answerEvent => answerEvent is Escalated || (answerEvent is Notice notice && WithoutContent.Contains(notice.Code)))], cancelled: false) with { Evidence = [], Differential = null, Drafts = [] };

    private static SentenceVerdict? HeldBack(AnswerEvent answerEvent) => answerEvent switch
    {
        SentenceWithheld withheld => new SentenceVerdict("", SentenceStatus.Withheld, withheld.Reasons),
        SentenceReleased { Marked: true } marked => new SentenceVerdict(marked.Text, SentenceStatus.Marked, marked.Reasons),
        _ => null,
    };
}
