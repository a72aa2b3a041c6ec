using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Orchestration.Delivering;
using ClinicalAssistant.Orchestration.Recording;
using ClinicalAssistant.Orchestration.Tasks;

namespace ClinicalAssistant.Evals;

/// <summary>
/// What <c>clinical eval</c> does: run suites, run a benchmark, compare two runs, make a report again. Wrong suites, names and files are a
/// <see cref="WrongInputException"/> before anything runs; a cancelled run ends with valid partial results and <see cref="EvalOutcome.Cancelled"/>.
/// </summary>
public sealed class EvalVerbs
{
    private readonly ClinicalContent _content;
    private readonly ModelCatalogue _models;
    private readonly SuiteReader _reader;
    private readonly SuiteRunner _runner;
    private readonly BenchmarkCatalogue _benchmarks;

    internal EvalVerbs(
        ClinicalContent content, ConsultPipeline pipeline, MemoryRecorder recorder, ModelCatalogue models, TaskCatalogue tasks, ConsultOptions options,
        FindingRecogniser recogniser, CalculatorCatalogue calculators, PatientInput patients, IdSource ids, TimeProvider time, BenchmarkEngines engines)
    {
        _content = content;
        _models = models;
        var root = options.ContentFolder.Length == 0 ? AppContext.BaseDirectory : options.ContentFolder;
        var subjects = new AssertionSubjects(content.Policy, content.Knowledge, recogniser, calculators, tasks.Names, options.RankedConditions);
        _reader = new SuiteReader(Path.Combine(root, "evals"), patients, subjects);
        _runner = new SuiteRunner(pipeline, recorder, ids, time);
        _benchmarks = new BenchmarkCatalogue(engines);
    }

    /// <summary>The benchmarks there are.</summary>
    public static IReadOnlyList<string> BenchmarkNames => BenchmarkCatalogue.Names;

    /// <summary>Runs suites; the results stream to the folder while they run.</summary>
    public async Task<EvalOutcome> RunAsync(RunRequest request, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (request.Suites.Count == 0)
            throw new WrongInputException("Name at least one suite: a name from evals/suites, or the path of a .yaml file.");
        if (request.Concurrency is < 1 or > 64)
            throw new WrongInputException("--concurrency must be a whole number from 1 to 64.");
        var provider = request.Provider ?? ReferenceGeneratorName;
        if (provider != ReferenceGeneratorName && !_models.Knows(provider))
            throw new WrongInputException($"There is no provider or route '{provider}'. There are: {string.Join(", ", _models.Providers.Select(one => one.Name).Concat(_models.RouteNames).Prepend(ReferenceGeneratorName).Distinct())}.");
        var suites = request.Suites.Distinct(StringComparer.Ordinal).Select(_reader.Read).ToList();
        if (suites.GroupBy(suite => suite.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new WrongInputException($"The suite '{twice.Key}' is named twice. Name it once.");
        var before = request.Baseline is { } baseline ? ResultFolder.Read(ResultFolder.FileOf(baseline)).ToList() : null;

        var folder = new ResultFolder(request.Out);
        folder.Create();
        var versions = Versions(suites.ToDictionary(suite => suite.Name, suite => suite.Version, StringComparer.Ordinal));
        var builders = suites.ToDictionary(suite => suite.Name, suite => new SummaryBuilder(suite.Name, suite.Cases.Count), StringComparer.Ordinal);
        EvalSummary Summarise(bool finished) => Joined(
            [.. suites.Select(suite => builders[suite.Name].Suite(suite.Title, suite.Kind, suite.Bar, suite.Bars, provider, finished, versions))], provider, versions);
        folder.Write(Summarise(finished: false));
        bool finished;
        var gate = new Lock();
        var total = suites.Sum(suite => suite.Cases.Count);
        using (var writer = new ResultWriter(folder.Results))
        {
            finished = await _runner.RunAsync(suites, provider, request.Concurrency, Done, cancellationToken).ConfigureAwait(false);

            void Done(ResultRow row)
            {
                lock (gate)
                {
                    writer.Write(row);
                    builders[row.Suite].Add(row);
                    progress?.Invoke(ProgressOf(builders.Values, total));
                }
            }
        }

        var summary = Summarise(finished);
        if (before is not null)
            summary = Against(summary, Comparing.Of(before, ResultFolder.Read(folder.Results)));
        return Close(folder, summary, cancelled: !finished);
    }

    /// <summary>Runs a benchmark over its engine.</summary>
    public EvalOutcome Benchmark(BenchmarkRequest request, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var benchmark = _benchmarks.Find(request.Name, request.Packs, request.Data, request.Provider);
        if (!benchmark.RanksImportedPacks && request.Packs.FirstOrDefault(pack => pack != _content.Knowledge.Name) is { } unknown)
            throw new WrongInputException($"There is no pack '{unknown}'. Packs: {_content.Knowledge.Name}.");
        var lines = BenchmarkData.Read(request.Data);
        var folder = new ResultFolder(request.Out);
        folder.Create();
        var builder = new SummaryBuilder(benchmark.Name, 0);
        var versions = Versions(new Dictionary<string, string>());
        var number = 0;
        var cancelled = false;
        folder.Write(builder.Benchmark(benchmark.About, benchmark.Engine, finished: false, versions, []));
        using (var writer = new ResultWriter(folder.Results))
        {
            foreach (var line in lines)
            {
                if (cancelled = cancellationToken.IsCancellationRequested)
                    break;
                if (BenchmarkRunner.Judge(benchmark, line, ++number) is not { } row)
                    continue;
                writer.Write(row);
                builder.Add(row);
                progress?.Invoke(new EvalProgress(number, 0, builder.Failed, builder.Errors));
            }
        }

        if (number == 0 && !cancelled)
            throw new WrongInputException($"{request.Data}: holds no line. A benchmark reads JSON lines.");
        var summary = builder.Benchmark(benchmark.About, benchmark.Engine, finished: !cancelled, versions, benchmark.Derived(builder.Value));
        return Close(folder, summary, cancelled);
    }

    /// <summary>Pairs two runs by suite and case id.</summary>
    /// <param name="before">Folder or results file of the first run.</param>
    /// <param name="now">Folder or results file of the second run.</param>
    public static EvalComparison Compare(string before, string now) =>
        Comparing.Of(ResultFolder.Read(ResultFolder.FileOf(before)), ResultFolder.Read(ResultFolder.FileOf(now)));

    /// <summary>Makes <c>report.html</c> and <c>junit.xml</c> of a run again from its results, also of a run that was broken off.</summary>
    public static EvalOutcome Report(string path)
    {
        var folder = new ResultFolder(path);
        var summary = folder.ReadSummary();
        return Close(folder, summary.Finished ? summary : Recount(summary, folder), cancelled: false);
    }

    private static EvalOutcome Close(ResultFolder folder, EvalSummary summary, bool cancelled)
    {
        folder.Write(summary);
        HtmlReport.Write(folder, summary);
        JUnitReport.Write(folder, summary);
        return new EvalOutcome(summary, folder.Path, cancelled);
    }

    /// <summary>A run that was broken off has the summary it began with: its figures are taken from the rows it left.</summary>
    private static EvalSummary Recount(EvalSummary begun, ResultFolder folder)
    {
        var suites = begun.Suites ?? [begun];
        var builders = suites.ToDictionary(suite => suite.Suite, suite => new SummaryBuilder(suite.Suite, suite.Total), StringComparer.Ordinal);
        foreach (var row in ResultFolder.Read(folder.Results))
            builders.GetValueOrDefault(row.Suite)?.Add(row);
        return Joined([.. suites.Select(suite => builders[suite.Suite].Again(suite))], begun.Measured, begun.Versions);
    }

    private static EvalProgress ProgressOf(IReadOnlyCollection<SummaryBuilder> builders, int total)
    {
        var (failed, errors) = (builders.Sum(one => one.Failed), builders.Sum(one => one.Errors));
        return new EvalProgress(builders.Sum(one => one.Passed) + failed + errors, total, failed, errors);
    }

    private const string ReferenceGeneratorName = "reference";

    private static EvalSummary Joined(IReadOnlyList<EvalSummary> suites, string provider, EvalVersions versions)
    {
        if (suites.Count == 1)
            return suites[0];
        var (passed, failed) = (suites.Sum(suite => suite.Passed), suites.Sum(suite => suite.Failed));
        var whole = new Ratio();
        whole.Add(passed, passed + failed);
        var interval = Wilson.Of(passed, passed + failed);
        return new EvalSummary
        {
            Suite = string.Join('+', suites.Select(suite => suite.Suite)),
            Measured = provider,
            Finished = suites.All(suite => suite.Finished),
            Held = suites.All(suite => suite.Held),
            Reasons = [.. suites.SelectMany(suite => suite.Reasons)],
            Total = suites.Sum(suite => suite.Total),
            Passed = passed,
            Failed = failed,
            Errors = suites.Sum(suite => suite.Errors),
            Metrics = new Dictionary<string, double> { [MetricTally.PassRate] = Math.Round(whole.Value, 6) },
            Rows =
            [
                new MetricRow(MetricTally.PassRate, null, whole.Value, interval.Low, interval.High, passed, passed + failed),
                .. suites.SelectMany(suite => suite.Rows.Select(row => row with { Group = row.Group is null ? suite.Suite : $"{suite.Suite}: {row.Group}" })),
            ],
            Misses = [.. suites.SelectMany(suite => suite.Misses.Select(id => $"{suite.Suite}/{id}"))],
            Suites = suites,
            Versions = versions,
        };
    }

    private static EvalSummary Against(EvalSummary summary, EvalComparison comparison) => comparison.Verdict == "worse"
        ? summary with { Comparison = comparison, Held = false, Reasons = [.. summary.Reasons, $"worse than the baseline: {comparison.Lost} cases lost, {comparison.Gained} gained"] }
        : summary with { Comparison = comparison };

    private EvalVersions Versions(IReadOnlyDictionary<string, string> suites) => new(
        ProductVersion.Current,
        _content.Policy.Version,
        new Dictionary<string, string>(StringComparer.Ordinal) { [_content.Knowledge.Name] = _content.Knowledge.Version },
        _content.Prompts.All.OrderBy(prompt => prompt.Version.Name, StringComparer.Ordinal).ToDictionary(prompt => prompt.Version.Name, prompt => prompt.Version.Hash, StringComparer.Ordinal),
        suites);
}
