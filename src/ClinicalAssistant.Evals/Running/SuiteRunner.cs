using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Orchestration.Recording;

namespace ClinicalAssistant.Evals;

/// <summary>Runs cases through the pipeline, so many at once. A case that cannot be run or judged is a row with status <c>error</c>; the run goes on.</summary>
internal sealed class SuiteRunner(ConsultPipeline pipeline, MemoryRecorder recorder, IdSource ids, TimeProvider time)
{
    private static readonly Caller Evaluator = new("eval", Door.Eval);

    public async Task<bool> RunAsync(
        IReadOnlyList<EvalSuite> suites, string provider, int concurrency, Action<ResultRow> done, CancellationToken cancellationToken)
    {
        var cases = suites.SelectMany(suite => suite.Cases.Select((one, index) => (suite.Name, Case: one, Number: index + 1)));
        var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(cases, options, async (item, cancel) =>
                done(await RunOneAsync(item.Name, item.Case, item.Number, provider, cancel).ConfigureAwait(false))).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<ResultRow> RunOneAsync(string suite, EvalCase one, int number, string provider, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var row = new ResultRow { Suite = suite, Number = number, Id = one.Id, Status = CaseStatus.Error, Tags = one.Tags, Question = one.Question };
        var id = ids.Next();
        try
        {
            var answer = await AskAsync(id, one, provider, cancellationToken).ConfigureAwait(false);
            return CaseGrader.Grade(row, new CaseRun(one, answer), provider) with { Milliseconds = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1) };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (WrongInputException fault)
        {
            return row with { Error = new FaultRow("wrong_input", fault.Message) };
        }
        catch (Exception fault)
        {
            // The type alone: a message may quote the case.
            return row with { Error = new FaultRow("case_failed", $"The case broke off with {fault.GetType().Name}.") };
        }
        finally
        {
            recorder.Forget(id);
        }
    }

    private async Task<Answer> AskAsync(string id, EvalCase one, string provider, CancellationToken cancellationToken)
    {
        var question = new Question
        {
            Id = id,
            Text = one.Question,
            Audience = one.Audience,
            Task = one.Task,
            Patient = one.Patient,
            History = one.History,
            CallerInstructions = one.CallerInstructions,
            Route = provider,
            Caller = Evaluator,
        };
        Answer? answer = null;
        await foreach (var answerEvent in pipeline.AskAsync(question, cancellationToken).ConfigureAwait(false))
        {
            if (answerEvent is Completed completed)
                answer = completed.Answer;
        }

        return answer ?? throw new InvalidOperationException("The pipeline ended without its last event.");
    }
}
