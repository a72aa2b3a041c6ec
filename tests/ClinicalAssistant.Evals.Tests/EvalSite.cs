using ClinicalAssistant.Fhir;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Evals.Tests;

/// <summary>The evals over the real pipeline and the repository's own content, and a folder that goes when the test ends.</summary>
internal sealed class EvalSite : IDisposable
{
    private static readonly Lazy<EvalVerbs> Shared = new(() => Build(new ModelOptions()));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clinical-evals-");

    public static EvalVerbs Verbs => Shared.Value;

    public string Out => Path.Combine(_folder.FullName, "out");

    public static EvalVerbs Build(ModelOptions models, string packs = "")
    {
        var patients = new PatientReader(TimeProvider.System);
        return new ServiceCollection()
            .AddEvals(new ConsultOptions { ContentFolder = Repository.Root, PacksFolder = packs }, models, element =>
            {
                var reading = patients.Read(element);
                return new ReadPatient(reading.Patient, [.. reading.Problems.Select(problem => problem.ToString())]);
            })
            .BuildServiceProvider().GetRequiredService<EvalVerbs>();
    }

    /// <summary>Settings with these servers as providers that speak OpenAI's protocol.</summary>
    public static ModelOptions Providers(params (string Name, ScriptedProvider Server)[] providers)
    {
        var options = new ModelOptions();
        foreach (var (name, server) in providers)
            options.Providers[name] = new ProviderOptions { Kind = "OpenAICompatible", Endpoint = server.OpenAIEndpoint, Model = name, RetryDelay = TimeSpan.FromMilliseconds(1), MaxAttempts = 1 };
        return options;
    }

    /// <summary>Writes a suite called <c>sample</c> with these cases and gives its path.</summary>
    public string Suite(string cases, string bar = "1", string more = "") => File("sample.yaml", $"""
        suite: sample
        title: A sample
        owner: QA
        version: 1.0.0
        kind: engine
        bar: {bar}
        {more}
        cases:
        {cases}
        """);

    public string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public Task<EvalOutcome> RunAsync(string suite, int concurrency = 2, string? baseline = null, string? folder = null, Action<EvalProgress>? progress = null, CancellationToken? cancel = null) =>
        Verbs.RunAsync(new RunRequest { Suites = [suite], Out = folder ?? Out, Concurrency = concurrency, Baseline = baseline }, progress, cancel ?? TestContext.Current.CancellationToken);

    public EvalOutcome Benchmark(string name, params string[] lines) =>
        Verbs.Benchmark(new BenchmarkRequest { Name = name, Data = File($"{name}.jsonl", string.Join('\n', lines)), Out = Out }, cancellationToken: TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);
}
