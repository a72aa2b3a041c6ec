using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Orchestration.Generating;
using ClinicalAssistant.Orchestration.Recording;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Evals;

/// <summary>Runs suites from request to report. The pipeline's content is loaded only where a suite goes through the pipeline.</summary>
internal sealed class SuiteRuns(IServiceProvider services, string folder)
{
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    public IReadOnlyList<EvalSuite> Read(RunRequest request)
    {
        var subjects = new AssertionSubjects(services) { UpdateSnapshots = request.UpdateSnapshots };
        var reader = new SuiteReader(folder, services.GetRequiredService<PatientInput>(), subjects);
        return [.. request.Suites.Distinct(StringComparer.Ordinal).Select(reader.Read)];
    }

    public Task<EvalOutcome> RunAsync(RunRequest request, Action<EvalProgress>? progress, CancellationToken cancellationToken) => RunAsync(request, null, progress, cancellationToken);

    /// <summary>Runs suites that were made for this run, or those that the request names.</summary>
    public async Task<EvalOutcome> RunAsync(RunRequest request, IReadOnlyList<EvalSuite>? made, Action<EvalProgress>? progress, CancellationToken cancellationToken)
    {
        if (request.Suites.Count == 0)
            throw new WrongInputException("Name at least one suite: a name from evals/suites, or the path of a .yaml file.");
        if (request.Concurrency is < 1 or > 64)
            throw new WrongInputException("--concurrency must be a whole number from 1 to 64.");
        if (request.Repeats is < 1 or > 1000)
            throw new WrongInputException("--repeats must be a whole number from 1 to 1000.");
        Comparing.CheckMargin(request.Margin);
        if (request is { Record: not null, Replay: not null })
            throw new WrongInputException("--record and --replay exclude each other. Name one of them.");
        if (request.RecordRetest is { } ledger)
            _ = RetestLedger.Read(ledger, ledger);
        var models = services.GetRequiredService<ModelCatalogue>();
        var plan = RunPlan.Of(request, made ?? Read(request), models);
        if (plan.Suites.Any(suite => suite.Mode is SuiteMode.Pipeline or SuiteMode.Render))
            await EngineStart.RunAsync(services).ConfigureAwait(false);
        using var cassettes = request.Record is { } record ? Cassettes.Record(record, services.GetRequiredService<Deidentifier>) : request.Replay is { } replay ? Cassettes.Replay(replay) : null;
        var before = request.Baseline is { } baseline ? ResultFolder.Read(ResultFolder.FileOf(baseline)).ToList() : null;
        using var asking = new Asking(plan, request, models, Pipelines(plan), new ModelAsker(services.GetRequiredService<Deidentifier>, _time), new SearchAsker(services.GetRequiredService<PassageSearch>, services.GetRequiredService<InputGuard>, _time), folder, services.GetRequiredService<Deidentifier>);

        var results = new ResultFolder(request.Out);
        var report = new RunReport(plan, request, Versions(plan), _time.GetUtcNow());
        var done = Begin(results, plan, request, report, models);
        Note(plan, request, report, real: false);
        results.Write(report.Summary(finished: false));
        bool finished;
        var gate = new Lock();
        var clock = new RunClock(_time, plan.Total, done.Count);
        using (var writer = new ResultWriter(results.Results, append: true))
        {
            var runner = new SuiteRunner(asking.AskAsync, new RunContext(request.Concurrency, _time, cassettes), _time);
            finished = await runner.RunAsync(plan.Trials.Where(trial => !done.Contains(trial.Key)), request.Concurrency, Done, cancellationToken).ConfigureAwait(false);

            void Done(ResultRow row)
            {
                lock (gate)
                {
                    writer.Write(row);
                    report.Add(row);
                    progress?.Invoke(clock.Progress(report));
                }
            }
        }

        Note(plan, request, report, real: finished && cassettes?.Records != false);
        var summary = report.Summary(finished);
        if (before is not null)
            summary = Gate.Against(summary, Comparing.Of(before, ResultFolder.Read(results.Results), request.Margin), request.RequireNoWorse);
        return Reporting.Close(results, summary, cancelled: !finished);
    }

    /// <summary>Makes the folder ready and gives the trials that are already done.</summary>
    private HashSet<TrialKey> Begin(ResultFolder results, RunPlan plan, RunRequest request, RunReport report, ModelCatalogue models)
    {
        var judges = plan.Suites.Select(suite => request.Judge ?? suite.Judge).OfType<string>().Distinct().ToList();
        var manifest = new RunManifest([.. plan.Suites.Select(suite => suite.Digest)], string.Join(',', plan.Providers), request.Repeats, request.Judge, report.Versions.Prompts.Count > 0 ? report.Versions.Prompts : null, report.Versions.Policy)
        {
            Began = report.Began,
            Replay = request.Replay is { } replay ? RunBasis.Cassettes(replay) : null,
            Models = RunBasis.Models(plan, judges, models),
            JudgePrompts = judges.Count > 0 ? RunBasis.JudgePrompts(folder) : null,
            Packs = plan.Suites.Any(suite => suite.Mode != SuiteMode.Model) ? RunBasis.Packs(report.Versions.Packs, services.GetRequiredService<ImportedPacks>()) : null,
        };
        if (request.Resume)
        {
            var begun = results.ReadManifest();
            if (begun is null && File.Exists(results.Results))
                throw new WrongInputException($"{request.Out}: holds results and not what they were begun with ({ResultFolder.ManifestFile}). Leave --resume out to begin anew, or name another folder.");
            // Killed before it had written anything: the run begins.
            if (begun is null)
                return Fresh(results, manifest);
            if (manifest.DifferenceTo(begun) is { } difference)
                throw new WrongInputException($"{request.Out}: the run there cannot be gone on with: {difference}. Begin a new one in another folder.");
            report.Began = begun.Began ?? report.Began;
            return results.Mend(request.RetryErrors, report.Add);
        }

        return Fresh(results, manifest);
    }

    private static HashSet<TrialKey> Fresh(ResultFolder results, RunManifest manifest)
    {
        results.Create();
        File.Delete(results.Results);
        results.Write(manifest);
        return [];
    }

    private PipelineAsker Pipelines(RunPlan plan)
    {
        Dictionary<string, ConsultPipeline> over = new(StringComparer.Ordinal);
        foreach (var prompt in plan.Suites.SelectMany(suite => suite.Prompts).Where(prompt => prompt.Folder is not null))
            over[prompt.Folder!] = services.GetRequiredService<PipelineOver>()(PromptLibrary.Load(prompt.Folder!));
        return new PipelineAsker(
            services.GetRequiredService<MemoryRecorder>(), services.GetRequiredService<IdSource>(), _time,
            prompt => prompt?.Folder is { } named ? over[named] : services.GetRequiredService<ConsultPipeline>());
    }

    /// <summary>
    /// What is said beside the figures: when the run begins, so that the report of a killed one says it too, and when it ends. Says which prompts changed since a
    /// real model last answered on them, and notes those that one answered on in this run.
    /// </summary>
    private void Note(RunPlan plan, RunRequest request, RunReport report, bool real)
    {
        report.Notes.Clear();
        report.Reasons.Clear();
        report.Notes.AddRange(plan.Suites.SelectMany(suite => suite.Unsupported));
        if (plan.Providers.Contains(ScriptedChatClient.Name))
            report.Notes.Add(RowNotes.ByAPerson);
        if (plan.Suites.All(suite => suite.Mode == SuiteMode.Model))
            return;
        var prompts = services.GetRequiredService<PromptLibrary>().All.Where(prompt => plan.Suites.Any(suite => suite.Mode == SuiteMode.Pipeline && prompt.Suites.Contains(suite.Name))
            || plan.Suites.Any(suite => suite.Kind == SuiteKind.Prompt && suite.Mode != SuiteMode.Model)).Select(prompt => prompt.Version).ToList();
        var retested = real ? report.Retested.Of(prompts, _time.GetUtcNow()) : new Dictionary<string, RetestRow>();
        if (retested.Count > 0 && request.RecordRetest is { } file)
            RetestLedger.Write(file, retested);
        var stale = RetestLedger.Load(folder).NotRetested(prompts.Where(prompt => !retested.ContainsKey(prompt.Name)));
        report.Notes.AddRange(stale.Select(name => $"prompt {name}: not re-tested on a model since it changed"));
        if (request.RequireRetest)
            report.Reasons.AddRange(stale.Select(name => $"prompt {name}: not re-tested; run its suites with --provider and --record-retest"));
    }

    private EvalVersions Versions(RunPlan plan)
    {
        var suites = plan.Suites.ToDictionary(suite => suite.Name, suite => suite.Version, StringComparer.Ordinal);
        return plan.Suites.All(suite => suite.Mode == SuiteMode.Model)
            ? new EvalVersions(Orchestration.Delivering.ProductVersion.Current, null, new Dictionary<string, string>(), new Dictionary<string, string>(), suites)
            : RunVersions.Of(services.GetRequiredService<ClinicalContent>(), suites);
    }
}
