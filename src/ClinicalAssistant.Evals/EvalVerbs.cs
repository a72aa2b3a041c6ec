using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration;
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
    public static IReadOnlyList<string> BenchmarkNames => BenchmarkCatalogue.Names;

    /// <summary>Folder of suites, cases, judges and baselines.</summary>
    internal string Folder { get; }

    /// <summary>Runs suites; the results stream to the folder while they run.</summary>
    public Task<EvalOutcome> RunAsync(RunRequest request, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _suites.RunAsync(request, progress, cancellationToken);

    /// <summary>Runs a benchmark over its engine.</summary>
    public EvalOutcome Benchmark(BenchmarkRequest request, Action<EvalProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var content = _services.GetRequiredService<ClinicalContent>();
        var benchmark = new BenchmarkCatalogue(_services.GetRequiredService<BenchmarkEngines>()).Find(request.Name, request.Packs);
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
}
