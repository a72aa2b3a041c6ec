using ClinicalAssistant.Core;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals;

/// <summary>Runs trials, so many at once, and some more that are made ready or judged while those wait for a model. One that cannot be run or judged is a row with status <c>error</c>; the run goes on.</summary>
/// <param name="ask">Puts a trial to what its suite measures.</param>
/// <param name="run">What the trials share.</param>
/// <param name="time">The clock.</param>
internal sealed class SuiteRunner(Func<Trial, CancellationToken, Task<CaseRun>> ask, RunContext run, TimeProvider time)
{
    // What asks a model is held to the run's concurrency by its pace; without these a model would wait whenever a case is judged.
    private const int Ahead = 8;

    /// <summary>Whether all were run; false where the caller cancelled.</summary>
    public async Task<bool> RunAsync(IEnumerable<Trial> trials, int concurrency, Action<ResultRow> done, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency == 1 ? 1 : concurrency + Ahead, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(trials, options, async (trial, cancel) => done(await RunOneAsync(trial, cancel).ConfigureAwait(false))).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<ResultRow> RunOneAsync(Trial trial, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (one, key) = (trial.Case, trial.Key);
        var row = new ResultRow
        {
            Suite = key.Suite,
            Number = trial.Number,
            Id = key.Id,
            Prompt = key.Prompt,
            Asked = key.Asked,
            Sample = key.Sample,
            Status = CaseStatus.Error,
            Tags = one.Tags,
            Question = one.Question,
        };
        CaseContext.Current = new CaseContext(run, key.Suite, key.Id, trial.Sample, one.Script);
        try
        {
            var answered = await ask(trial, cancellationToken).ConfigureAwait(false);
            return await CaseGrader.GradeAsync(row, answered, trial, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (WrongInputException fault)
        {
            row = row with { Error = new FaultRow("wrong_input", fault.Message) };
        }
        catch (NoCassetteException fault)
        {
            row = row with { Error = new FaultRow("no_cassette", fault.Message) };
        }
        catch (ProviderException fault)
        {
            row = row with { Error = new FaultRow("provider_failed", fault.Message) };
        }
        catch (Exception fault)
        {
            // The type alone: a message may quote the case.
            row = row with { Error = new FaultRow("case_failed", $"The case broke off with {fault.GetType().Name}.") };
        }

        return row with { Milliseconds = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1) };
    }
}
