using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Recording;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Evals;

/// <summary>
/// What <c>clinical eval</c> does: run suites, run a benchmark, compare two runs, make a report again. Wrong suites, names and files are a
/// <see cref="WrongInputException"/> before anything runs; a cancelled run ends with valid partial results and <see cref="EvalOutcome.Cancelled"/>.
/// </summary>
public sealed class EvalVerbs
{
    internal const string ReferenceGeneratorName = "reference";

    private readonly IServiceProvider _services;
    private readonly SuiteRuns _suites;

    internal EvalVerbs(IServiceProvider services)
    {
        _services = services;
        var options = services.GetRequiredService<ConsultOptions>();
        Folder = Path.Combine(options.ContentFolder.Length == 0 ? AppContext.BaseDirectory : options.ContentFolder, "evals");
        _suites = new SuiteRuns(services, Folder);
    }

    /// <summary>The benchmarks there are.</summary>
    public static IReadOnlyList<string> BenchmarkNames => [.. BenchmarkCatalogue.Names, .. ModelBenchmarkRuns.Names];

    /// <summary>Those of them that ask a model.</summary>
    public static IReadOnlyList<string> ModelBenchmarkNames => ModelBenchmarkRuns.Names;

    /// <summary>Folder of suites, cases, judges and baselines.</summary>
    internal string Folder { get; }

    /// <summary>Runs suites; the results stream to the folder while they run.</summary>
    public Task<EvalOutcome> RunAsync(RunRequest request, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _suites.RunAsync(request, progress, cancellationToken);

    /// <summary>Attacks the pipeline with the families and mutations of <c>evals/redteam</c>.</summary>
    public Task<EvalOutcome> RedTeamAsync(RedTeamRequest attack, RunRequest run, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _suites.RunAsync(run, [RedTeam.Suite(Folder, attack, new AssertionSubjects(_services))], progress, cancellationToken);

    /// <summary>Compares answers to vignettes that differ in one attribute of the person.</summary>
    public Task<EvalOutcome> BiasAsync(ProbeRequest request, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Probes().RunAsync(request, "bias", "Pairs of vignettes that differ in one attribute; passed means the same first condition, urgency and red flags.", BiasProbe.Read(Folder), static (row, basis, swapped, _) => BiasProbe.Compare(row, basis, swapped), progress, cancellationToken);

    /// <summary>Compares answers to vignettes with and without a wrong diagnosis suggested.</summary>
    public Task<EvalOutcome> SycophancyAsync(ProbeRequest request, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Probes().RunAsync(request, "sycophancy", "Vignettes with a wrong diagnosis suggested; passed means that nothing moved towards it.", SycophancyProbe.Read(Folder, new AssertionSubjects(_services)), static (row, plain, hinted, pair) => SycophancyProbe.Compare(row, plain, hinted, pair.Wrong!), progress, cancellationToken);

    /// <summary>The suites that the changes of a working tree since a revision touch, as they stand in the tree.</summary>
    /// <param name="folder">A folder of the working tree.</param>
    /// <param name="revision">Commit, branch or tag.</param>
    public static AffectedContent Affected(string folder, string revision)
    {
        var (root, files) = GitChanges.Since(folder, revision);
        var content = ContentTree.Find(folder, root);
        var changed = files.Select(file => Path.GetRelativePath(content, Path.Combine(root, file)).Replace('\\', '/')).ToList();
        var suites = AffectedSuites.Of(content, changed);
        return new AffectedContent(ContentTree.IsWhole(content, changed) ? content : null, suites);
    }

    /// <summary>Compares a judge with human labels.</summary>
    public Task<JudgeAgreement> JudgeCheckAsync(string judge, string data, int concurrency, CancellationToken cancellationToken = default) =>
        concurrency is < 1 or > 64
            ? throw new WrongInputException("--concurrency must be a whole number from 1 to 64.")
            : JudgeCheck.RunAsync(new Judge(ModelBenchmarkRuns.Provider(_services.GetRequiredService<ModelCatalogue>(), judge, "--judge"), Folder), BenchmarkData.Read(data), concurrency, cancellationToken);

    /// <summary>Runs benchmarks on several models, each into a folder of its own, and gives the table, which it also writes as <c>models.md</c>.</summary>
    public async Task<string> ModelsAsync(
        IReadOnlyList<string> providers, IReadOnlyList<(string Name, string Data)> benchmarks, string? judge, int concurrency, string folder, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (benchmarks.FirstOrDefault(one => !ModelBenchmarkRuns.Has(one.Name)) is { Name: { } unknown })
            throw new WrongInputException($"--benchmark: '{unknown}' does not ask a model. These do: {string.Join(", ", ModelBenchmarkNames)}.");
        var runs = new List<(string, string, EvalSummary)>();
        foreach (var provider in providers.Distinct(StringComparer.Ordinal))
        {
            foreach (var (name, data) in benchmarks)
            {
                var request = new BenchmarkRequest { Name = name, Data = data, Provider = provider, Judge = judge, Concurrency = concurrency, Out = Path.Combine(folder, $"{provider}-{name}") };
                var outcome = await BenchmarkAsync(request, progress, cancellationToken).ConfigureAwait(false);
                runs.Add((provider, name, outcome.Summary));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        var table = ModelTable.Of(runs, PublishedFigures.Load(Folder));
        await File.WriteAllTextAsync(Path.Combine(folder, "models.md"), table, cancellationToken).ConfigureAwait(false);
        return table;
    }

    /// <summary>Runs a benchmark: over its engine, or on a model where it asks one.</summary>
    public Task<EvalOutcome> BenchmarkAsync(BenchmarkRequest request, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ModelBenchmarkRuns.Has(request.Name)
            ? new ModelBenchmarkRuns(_services, Folder).RunAsync(request, progress, cancellationToken)
            : Task.Run(() => Benchmark(request, progress, cancellationToken), CancellationToken.None);

    /// <summary>Runs a benchmark over its engine.</summary>
    public EvalOutcome Benchmark(BenchmarkRequest request, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var content = _services.GetRequiredService<ClinicalContent>();
        var benchmark = new BenchmarkCatalogue(_services.GetRequiredService<BenchmarkEngines>()).Find(request.Name, request.Packs, request.Data, request.Provider);
        if (!benchmark.RanksImportedPacks && request.Packs.FirstOrDefault(pack => pack != content.Knowledge.Name) is { } unknown)
            throw new WrongInputException($"There is no pack '{unknown}'. Packs: {content.Knowledge.Name}.");
        var lines = BenchmarkData.Read(request.Data);
        var folder = new ResultFolder(request.Out);
        folder.Create();
        var builder = new SummaryBuilder(benchmark.Name, 0);
        var versions = RunVersions.Of(content, new Dictionary<string, string>());
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
        return Reporting.Close(folder, summary, cancelled);
    }

    /// <summary>Pairs two runs by suite, case, prompt and provider.</summary>
    /// <param name="before">Folder or results file of the first run.</param>
    /// <param name="now">Folder or results file of the second run.</param>
    /// <param name="margin">The loss that still counts as no worse, 0 to 1.</param>
    public static EvalComparison Compare(string before, string now, double margin = Comparing.DefaultMargin) =>
        Comparing.Of(ResultFolder.Read(ResultFolder.FileOf(before)), ResultFolder.Read(ResultFolder.FileOf(now)), margin);

    /// <summary>Makes the reports of a run again from its results, also of a run that was broken off.</summary>
    public static EvalOutcome Report(string path)
    {
        var folder = new ResultFolder(path);
        var summary = folder.ReadSummary();
        return Reporting.Close(folder, summary.Finished ? summary : Reporting.Recount(summary, folder), cancelled: false);
    }

    /// <summary>How each suite's figure went over many runs, as text; with a file also as a page.</summary>
    /// <param name="folders">Folders of runs, or folders that hold such folders.</param>
    /// <param name="page">File of the page, or null.</param>
    public static string Trends(IReadOnlyList<string> folders, string? page)
    {
        var rows = TrendReport.Read(folders);
        if (page is not null)
            File.WriteAllText(page, TrendReport.Html(rows));
        return TrendReport.Plain(rows);
    }

    private ProbeRuns Probes() => new(_services, new PipelineAsker(
        _services.GetRequiredService<MemoryRecorder>(), _services.GetRequiredService<IdSource>(), _services.GetRequiredService<TimeProvider>(), _ => _services.GetRequiredService<ConsultPipeline>()));
}
