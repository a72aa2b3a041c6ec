using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tasks;

/// <summary>
/// A task: what evidence it needs, which prompt, which tools a model may call, what its answer must contain, and how the answer reads
/// without a model. A folder under <c>Tasks/</c>, one under <c>prompts/</c>, a suite under <c>evals/</c>.
/// </summary>
public abstract class TaskDefinition
{
    /// <summary>Wire name.</summary>
    public abstract string Name { get; }

    /// <summary>As the answer names it.</summary>
    public abstract string Title { get; }

    /// <summary>Folder under <c>prompts/</c>.</summary>
    public abstract string Prompt { get; }

    /// <summary>Names of the tools that a model may call for this task.</summary>
    public virtual IReadOnlyList<string> Tools => [];

    /// <summary>Runs the deterministic engines and adds what they find to the consultation's evidence.</summary>
    public virtual void Ground(Consultation consultation)
    {
    }

    /// <summary>As <see cref="Ground"/>, for a task that must ask a service too.</summary>
    public virtual ValueTask GroundAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        Ground(consultation);
        return ValueTask.CompletedTask;
    }

    /// <summary>The answer from the evidence alone, in pieces that concatenate to Markdown.</summary>
    public abstract IEnumerable<string> Compose(Consultation consultation);

    /// <summary>What a model is asked, one after the other; the question itself for most tasks.</summary>
    public virtual IReadOnlyList<TaskPart> Parts(Consultation consultation) => [new TaskPart(null, consultation.Question.Text)];

    /// <summary>Whether a model's text is finished as a whole before any of it goes to the output guard; it then does not stream.</summary>
    public virtual bool FinishesWhole(Consultation consultation) => false;

    /// <summary>A model's whole text as it goes to the output guard.</summary>
    /// <param name="consultation">The question's.</param>
    /// <param name="client">The model that wrote it. It has seen the text, which may be de-identified, so that the text may be sent to it again.</param>
    /// <param name="text">What it wrote.</param>
    /// <param name="cancellationToken">The caller's, or the budget's.</param>
    public virtual ValueTask<FinishedText> FinishAsync(Consultation consultation, IChatClient client, string text, CancellationToken cancellationToken) => ValueTask.FromResult(new FinishedText(text, [], new UsageDetails()));

    /// <summary>What the engines say of a model's whole text, told after it.</summary>
    public virtual IEnumerable<Notice> Compare(Consultation consultation, string text) => [];

    /// <summary>What the answer must mention, computed from the evidence; what is left out is appended.</summary>
    public virtual IEnumerable<MustMention> MustMention(Consultation consultation) => [];
}
