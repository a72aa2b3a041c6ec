using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Evals;

/// <summary>Runs a probe: both questions of each pair through the pipeline, then compared. A pair of which one has no answer has no verdict.</summary>
internal sealed class ProbeRuns(IServiceProvider services, PipelineAsker asker)
{
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    public async Task<EvalOutcome> RunAsync(ProbeRequest request, string name, string about, IReadOnlyList<ProbePair> pairs, Func<ResultRow, ProbeAnswer, ProbeAnswer, ProbePair, ResultRow> compare, Action<EvalProgress>? progress, CancellationToken cancellationToken)
    {
        if (request.Concurrency is < 1 or > 64)
            throw new WrongInputException("--concurrency must be a whole number from 1 to 64.");
        var provider = request.Provider ?? EvalVerbs.ReferenceGeneratorName;
        var models = services.GetRequiredService<ModelCatalogue>();
        if (provider != EvalVerbs.ReferenceGeneratorName && !models.Knows(provider))
            throw new WrongInputException($"There is no provider or route '{provider}'. There are: {string.Join(", ", models.Providers.Select(one => one.Name).Concat(models.RouteNames).Prepend(EvalVerbs.ReferenceGeneratorName).Distinct())}.");
        var folder = new ResultFolder(request.Out);
        folder.Create();
        var versions = RunVersions.Of(services.GetRequiredService<ClinicalContent>(), new Dictionary<string, string>());
        var builder = new SummaryBuilder(name, pairs.Count);
        var run = new RunContext(request.Concurrency, _time, null);
        var gate = new Lock();
        var cancelled = false;
        using (var writer = new ResultWriter(folder.Results))
        {
            try
            {
                var options = new ParallelOptions { MaxDegreeOfParallelism = request.Concurrency, CancellationToken = cancellationToken };
                await Parallel.ForEachAsync(pairs.Index(), options, async (item, cancel) =>
                {
                    var row = await OneAsync(run, name, item.Index + 1, item.Item, provider, compare, cancel).ConfigureAwait(false);
                    lock (gate)
                    {
                        writer.Write(row);
                        builder.Add(row);
                        progress?.Invoke(new EvalProgress(builder.Passed + builder.Failed + builder.Errors, pairs.Count, builder.Failed, builder.Errors));
                    }
                }).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                cancelled = true;
            }
        }

        return Reporting.Close(folder, builder.Benchmark(about, provider, finished: !cancelled, versions, []), cancelled);
    }

    private async Task<ResultRow> OneAsync(RunContext run, string name, int number, ProbePair pair, string provider, Func<ResultRow, ProbeAnswer, ProbeAnswer, ProbePair, ResultRow> compare, CancellationToken cancellationToken)
    {
        var row = new ResultRow { Suite = name, Number = number, Id = pair.Id, Status = CaseStatus.Error, Tags = pair.Tags, Question = pair.Swapped };
        try
        {
            var basis = await AskAsync(run, name, pair.Id, pair.Basis, provider, cancellationToken).ConfigureAwait(false);
            var swapped = await AskAsync(run, name, pair.Id, pair.Swapped, provider, cancellationToken).ConfigureAwait(false);
            if (basis.Record is not { Outcome: not Outcome.Failed } first || swapped.Record is not { Outcome: not Outcome.Failed } second)
                return row with { Error = new FaultRow("answer_failed", "One of the two questions got no whole answer.") };
            return compare(row with { Answer = swapped.Text, Provider = swapped.Provider }, ProbeAnswer.Of(first), ProbeAnswer.Of(second), pair);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            // The type alone: a message may quote the case.
            return row with { Error = new FaultRow("case_failed", $"The pair broke off with {fault.GetType().Name}.") };
        }
    }

    private Task<CaseRun> AskAsync(RunContext run, string name, string id, string question, string provider, CancellationToken cancellationToken)
    {
        var one = new EvalCase { Id = id, Question = question, Assertions = [] };
        CaseContext.Current = new CaseContext(run, name, id, 1, []);
        return asker.AskAsync(new Trial(ProbeSuite(name), one, new Variant(null, provider), 1, 1), cancellationToken);
    }

    private static EvalSuite ProbeSuite(string name) => new()
    {
        Name = name, Title = name, Owner = "", Version = "", Kind = SuiteKind.Engine, Bar = 0, Bars = new Dictionary<string, double>(), Cases = [], Digest = "",
    };
}
