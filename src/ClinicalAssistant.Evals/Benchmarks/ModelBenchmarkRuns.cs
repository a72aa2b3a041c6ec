using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Evals;

/// <summary>Runs a benchmark that asks a model. A line that cannot be read, asked or graded is a row with status <c>error</c>; the run goes on.</summary>
internal sealed class ModelBenchmarkRuns(IServiceProvider services, string folder)
{
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    public static IReadOnlyList<string> Names { get; } = ["healthbench", "medqa", "medmcqa", "mcq", "pubmedqa"];

    public static bool Has(string name) => Names.Contains(name);

    public async Task<EvalOutcome> RunAsync(BenchmarkRequest request, Action<EvalProgress>? progress, CancellationToken cancellationToken)
    {
        var models = services.GetRequiredService<ModelCatalogue>();
        var provider = Provider(models, request.Provider ?? throw new WrongInputException($"The benchmark '{request.Name}' asks a model. Name the provider with --provider."), "--provider");
        var benchmark = Find(request);
        var judge = !benchmark.NeedsJudge ? null : new Judge(Provider(models, request.Judge ?? throw new WrongInputException($"The benchmark '{request.Name}' is graded by a model. Name the provider with --judge."), "--judge"), folder, services.GetRequiredService<Deidentifier>);
        if (request.Concurrency is < 1 or > 64)
            throw new WrongInputException("--concurrency must be a whole number from 1 to 64.");
        var lines = benchmark.Lines(request.Data);
        var results = new ResultFolder(request.Out);
        results.Create();
        var builder = new SummaryBuilder(benchmark.Name, 0);
        var scores = new List<(int Number, ScoredItem Item)>();
        var run = new RunContext(request.Concurrency, _time, null);
        var gate = new Lock();
        var cancelled = false;
        using (var writer = new ResultWriter(results.Results))
        {
            try
            {
                var options = new ParallelOptions { MaxDegreeOfParallelism = request.Concurrency, CancellationToken = cancellationToken };
                await Parallel.ForEachAsync(lines.Index(), options, async (line, cancel) =>
                {
                    CaseContext.Current = new CaseContext(run, benchmark.Name, string.Create(CultureInfo.InvariantCulture, $"line-{line.Index + 1}"), 1, []);
                    var (row, scored) = await OneAsync(benchmark, provider, judge, line.Item, line.Index + 1, cancel).ConfigureAwait(false);
                    lock (gate)
                    {
                        writer.Write(row);
                        builder.Add(row);
                        if (scored is not null)
                            scores.Add((row.Number, scored));
                        progress?.Invoke(new EvalProgress(builder.Passed + builder.Failed + builder.Errors, 0, builder.Failed, builder.Errors) { Cost = builder.Cost });
                    }
                }).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                cancelled = true;
            }
        }

        if (builder.Passed + builder.Failed + builder.Errors == 0 && !cancelled)
            throw new WrongInputException($"{request.Data}: holds no line. A benchmark reads JSON lines.");
        var versions = new EvalVersions(Orchestration.Delivering.ProductVersion.Current, null, new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>());
        // In the order of the file, so that the bootstrap draws the same whatever came back first.
        var figures = benchmark.Figures([.. scores.OrderBy(one => one.Number).Select(one => one.Item)]);
        var summary = builder.Benchmark(benchmark.About, $"{provider.Name} ({provider.Model})", finished: !cancelled, versions, figures);
        summary = summary with { Notes = [.. summary.Notes, .. judge?.Versions.Select(version => $"judged by {judge.Name} with {version}") ?? [], .. PublishedFigures.Load(folder).Lines(benchmark.Name)] };
        return Reporting.Close(results, summary, cancelled);
    }

    private ModelBenchmark Find(BenchmarkRequest request) => request.Name switch
    {
        "healthbench" => HealthBenchBenchmark.Of(),
        "medqa" => new MultipleChoiceBenchmark(folder).Of("medqa", "Exam questions with one right option, put to a model. accuracy: the right one chosen."),
        "medmcqa" => new MultipleChoiceBenchmark(folder).Of("medmcqa", "Entrance exam questions with one right option, put to a model. accuracy: the right one chosen."),
        "pubmedqa" => Searched(request).Of("pubmedqa", "Questions that an abstract without its conclusion answers by yes, no or maybe, put to a model."),
        _ => Searched(request).Of("mcq", "Questions with one right option, of any of the sets, put to a model."),
    };

    private MultipleChoiceBenchmark Searched(BenchmarkRequest request) => new(folder, services.GetRequiredService<PassageSearch>(), request.Packs);

    /// <summary>The provider to ask or to judge.</summary>
    /// <exception cref="WrongInputException">There is none, or it may not see such text.</exception>
    public static ModelProvider Provider(ModelCatalogue models, string name, string option)
    {
        var provider = models.Knows(name) && name != ScriptedChatClient.Name
            ? models.ChainFor(name)[0]
            : throw new WrongInputException($"{option}: there is no provider '{name}'. There are: {string.Join(", ", models.Providers.Select(one => one.Name).DefaultIfEmpty("none; add one under Models:Providers"))}.");
        return provider.EffectivePatientText == PatientText.None
            ? throw new WrongInputException($"{option}: provider '{name}' is hosted and the site does not let it see patient text. Benchmark items read like such text; set Models:Providers:{name}:PatientText.")
            : provider;
    }

    private async Task<(ResultRow Row, ScoredItem? Scores)> OneAsync(ModelBenchmark benchmark, ModelProvider provider, Judge? judge, string line, int number, CancellationToken cancellationToken)
    {
        var row = new ResultRow { Suite = benchmark.Name, Number = number, Id = string.Create(CultureInfo.InvariantCulture, $"line-{number}"), Status = CaseStatus.Error, Provider = provider.Name };
        try
        {
            using var json = JsonDocument.Parse(line);
            row = row with { Id = BenchmarkLine.TextOrNull(json.RootElement, "id") ?? BenchmarkLine.TextOrNull(json.RootElement, "prompt_id") ?? row.Id };
            var item = benchmark.Read(json.RootElement);
            var replies = new List<string>();
            foreach (var asked in item.Asked)
            {
                var shield = new ProviderShield(provider, services.GetRequiredService<Deidentifier>);
                var response = await provider.Client.GetResponseAsync([.. asked.Select(message => Message((message.Role, shield.Replace(message.Text))))], new ChatOptions(), cancellationToken).ConfigureAwait(false);
                replies.Add(shield.Restore(response.Text));
                row = Used(row, provider, ModelUse.Of(response));
            }

            var (judged, scores, fault) = await item.Judge(replies, judge, cancellationToken).ConfigureAwait(false);
            return judged is null
                ? (row with { Error = new FaultRow("no_verdict", fault!) }, null)
                : (row with { Status = judged.Right ? CaseStatus.Passed : CaseStatus.Failed, Tags = [.. judged.Slices.Distinct()], Expected = judged.Expected, Found = judged.Found, Counts = judged.Counts, Score = scores?.Scores[""] }, scores);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (JsonException)
        {
            return (row with { Error = new FaultRow("wrong_input", "The line is not valid JSON.") }, null);
        }
        catch (WrongInputException fault)
        {
            return (row with { Error = new FaultRow("wrong_input", fault.Message) }, null);
        }
        catch (ProviderException fault)
        {
            return (row with { Error = new FaultRow("provider_failed", fault.Message) }, null);
        }
        catch (Exception fault)
        {
            return (row with { Error = new FaultRow("case_failed", $"The item broke off with {fault.GetType().Name}.") }, null);
        }
    }

    private static ChatMessage Message((string Role, string Text) message) => new(message.Role switch { "system" => ChatRole.System, "assistant" => ChatRole.Assistant, _ => ChatRole.User }, message.Text);

    private static ResultRow Used(ResultRow row, ModelProvider provider, ModelUse? use) => use is null ? row : row with
    {
        InputTokens = (row.InputTokens ?? 0) + use.Input,
        OutputTokens = (row.OutputTokens ?? 0) + use.Output,
        Cost = provider.Price(use) is { } price ? (row.Cost ?? 0) + price : row.Cost,
    };
}
