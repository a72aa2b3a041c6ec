using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Orchestration.Recording;
using ClinicalAssistant.Orchestration.Tasks;
using ClinicalAssistant.Orchestration.Tasks.Documentation;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Evals;

/// <summary>Registers the evals over a pipeline of their own, whose record is kept in memory and forgotten case by case.</summary>
public static class EvalServices
{
    /// <summary>Adds <see cref="EvalVerbs"/> with the pipeline behind it.</summary>
    /// <param name="services">A collection of its own: the site's record is not part of it.</param>
    /// <param name="consult">The site's settings. Answers for patients are turned on in them, as suites cover both audiences.</param>
    /// <param name="models">Providers and routes.</param>
    /// <param name="patients">Reads a patient of a case.</param>
    public static IServiceCollection AddEvals(this IServiceCollection services, ConsultOptions consult, ModelOptions models, PatientInput patients)
    {
        consult.AllowPatientAudience = true;
        services.AddSingleton<TimeProvider>(new CaseTime(services.LastOrDefault(service => service.ServiceType == typeof(TimeProvider))?.ImplementationInstance as TimeProvider ?? TimeProvider.System));
        services.AddClinicalAssistant(consult, models);
        services.AddSingleton(patients).AddSingleton<MemoryRecorder>();
        services.AddSingleton<IConsultRecorder>(provider => provider.GetRequiredService<MemoryRecorder>());
        services.AddSingleton(provider => new BenchmarkEngines(
            provider.GetRequiredService<InputGuard>(), provider.GetRequiredService<Deidentifier>(), provider.GetRequiredService<ContractVerbs>(),
            provider.GetRequiredService<KnowledgeBase>())
        {
            Findings = provider.GetRequiredService<FindingRecogniser>(),
            Options = provider.GetRequiredService<OptionChoice>(),
            Names = provider.GetRequiredService<ConditionNames>(),
            Imported = provider.GetRequiredService<ImportedPacks>(),
            Rankings = provider.GetRequiredService<PackRankings>(),
            Documents = provider.GetRequiredService<DocumentVerbs>(),
            Notes = provider.GetRequiredService<NoteEngine>(),
            Passages = provider.GetRequiredService<PassageSearch>(),
        });
        services.AddSingleton(new InProcessModel(ScriptedChatClient.Name, new ScriptedChatClient()));
        services.AddSingleton<ClientWrap>((provider, inner) => provider.Kind == ProviderKind.InProcess
            ? new PacedChatClient(inner(), provider.Name)
            : new CassetteClient(provider, () => new PacedChatClient(inner(), provider.Name)));
        services.AddSingleton(provider => new EvalVerbs(provider));
        return services;
    }
}
