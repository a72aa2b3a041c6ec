using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks;

namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>Reads what is clinical in the question, then picks the task: the caller's choice, else the router's. The answer says which it took.</summary>
internal sealed class RouteStage(PatientReading reading, TaskRouter router, TaskCatalogue tasks, ConsultOptions options)
{
    public async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var question = consultation.Question;
        if (options.Evidence)
            consultation.Findings = reading.Read(question);
        var chosen = question.Task is { } name ? tasks.Find(name) : null;
        if (chosen is null && question.Task is { } unknown)
            yield return new Notice("task_unknown", $"There is no task '{unknown}'; the question was routed instead. Tasks: {string.Join(", ", tasks.Names)}.");
        consultation.Task = chosen ?? tasks.Find(router.Route(question.Text, consultation.Findings).Task)!;
        yield return new Notice("task", chosen is null ? $"Taken as {consultation.Task.Title}." : $"Task chosen: {consultation.Task.Title}.");
    }
}
