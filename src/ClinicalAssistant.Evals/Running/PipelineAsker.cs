using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Recording;

namespace ClinicalAssistant.Evals;

/// <summary>Puts a case to the whole pipeline. For a rendered prompt the text is what the model would have been sent.</summary>
internal sealed class PipelineAsker(MemoryRecorder recorder, IdSource ids, TimeProvider time, Func<PromptVariant?, ConsultPipeline> pipelines)
{
    private static readonly Caller Evaluator = new("eval", Door.Eval);

    public async Task<CaseRun> AskAsync(Trial trial, CancellationToken cancellationToken)
    {
        var id = ids.Next();
        var started = time.GetTimestamp();
        try
        {
            var answer = await AnswerAsync(id, trial, cancellationToken).ConfigureAwait(false);
            return new CaseRun(trial.Case, trial.Suite.Mode == SuiteMode.Render ? RenderedPrompt.Write(CaseContext.Current?.Sent ?? []) : answer.Text)
            {
                Record = answer,
                Provider = answer.Provider,
                Use = answer.TokenUse is { } use ? new ModelUse(use.Input, use.Output) : null,
                Cost = answer.TokenUse?.Cost,
                Elapsed = time.GetElapsedTime(started),
            };
        }
        finally
        {
            recorder.Forget(id);
        }
    }

    private async Task<Answer> AnswerAsync(string id, Trial trial, CancellationToken cancellationToken)
    {
        var one = trial.Case;
        var question = new Question
        {
            Id = id,
            Text = one.Question,
            Audience = one.Audience,
            Task = one.Task,
            Patient = one.Patient,
            History = one.History,
            CallerInstructions = one.CallerInstructions,
            Route = trial.Variant.Provider,
            Caller = Evaluator,
        };
        Answer? answer = null;
        await foreach (var answerEvent in pipelines(trial.Variant.Prompt).AskAsync(question, cancellationToken).ConfigureAwait(false))
        {
            if (answerEvent is Completed completed)
                answer = completed.Answer;
        }

        return answer ?? throw new InvalidOperationException("The pipeline ended without its last event.");
    }
}
