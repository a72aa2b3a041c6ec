using BenchmarkDotNet.Attributes;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Orchestration.Recording;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Benchmarks;

/// <summary>A warm question through the whole pipeline on the reference generator, with the record in memory.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private ConsultPipeline _pipeline = null!;
    private ServiceProvider _services = null!;

    [GlobalSetup]
    public void Setup()
    {
        var services = new ServiceCollection();
        services.AddClinicalAssistant(new ConsultOptions { ContentFolder = Content.Folder }, new ModelOptions());
        services.AddSingleton<IConsultRecorder, MemoryRecorder>();
        services.AddSingleton<PatientInput>(static _ => static _ => throw new WrongInputException("No patient here."));
        _services = services.BuildServiceProvider();
        _pipeline = _services.GetRequiredService<ConsultPipeline>();
    }

    [GlobalCleanup]
    public void Cleanup() => _services.Dispose();

    [Benchmark]
    public async Task<Outcome> WarmDiagnosisQuestion()
    {
        Answer? answer = null;
        await foreach (var answerEvent in _pipeline.AskAsync(new Question { Id = "q", Text = Content.ChestPain, Caller = new Caller("benchmark", Door.Eval) }))
            answer = (answerEvent as Completed)?.Answer ?? answer;
        return answer!.Outcome;
    }
}
