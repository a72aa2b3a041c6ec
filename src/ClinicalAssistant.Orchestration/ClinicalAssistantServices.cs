using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Orchestration.Delivering;
using ClinicalAssistant.Orchestration.Generating;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Guarding;
using ClinicalAssistant.Orchestration.Receiving;
using ClinicalAssistant.Orchestration.Routing;
using ClinicalAssistant.Orchestration.Tasks;
using ClinicalAssistant.Orchestration.Tasks.Documentation;
using ClinicalAssistant.Orchestration.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClinicalAssistant.Orchestration;

/// <summary>Registration of the pipeline and its engines.</summary>
public static class ClinicalAssistantServices
{
    /// <summary>Adds the pipeline. The host adds an <see cref="IConsultRecorder"/>; content is loaded and checked at first use.</summary>
    public static IServiceCollection AddClinicalAssistant(this IServiceCollection services, ConsultOptions options, ModelOptions models)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(_ => ClinicalContent.Load(options.ContentFolder, options.CacheFolder.Length == 0 ? null : options.CacheFolder, options.Region));
        services.AddSingleton(provider => provider.GetRequiredService<ClinicalContent>().Policy);
        services.AddSingleton(provider => provider.GetRequiredService<ClinicalContent>().Knowledge);
        services.AddSingleton(provider => provider.GetRequiredService<ClinicalContent>().Prompts);
        services.AddSingleton(provider => ModelCatalogue.CreateWith(models, provider.GetRequiredService<TimeProvider>(), provider.GetService<ILoggerFactory>(), provider.GetService<ClientWrap>(), provider.GetServices<InProcessModel>()));

        services.AddSingleton(provider => new InputGuard(provider.GetRequiredService<GuardPolicy>(), provider.GetRequiredService<ClinicalContent>().Learned, MedicineList.Load(Path.Combine(ClinicalContent.Root(options.ContentFolder), "guardrails"))));
        services.AddSingleton(provider => new OutputGuard(provider.GetRequiredService<GuardPolicy>(), AnswerWords.Of(Path.Combine(ClinicalContent.Root(options.ContentFolder), "guardrails"), provider.GetRequiredService<KnowledgeBase>()), provider.GetRequiredService<ClinicalContent>().Judge));
        services.AddSingleton(_ => new Deidentifier(Path.Combine(ClinicalContent.Root(options.ContentFolder), "guardrails", "deidentification")));
        services.AddSingleton(_ => new ImportedPacks(options.PacksFolder));
        services.AddSingleton<FindingRecogniser>().AddSingleton<DifferentialEngine>().AddSingleton<ConditionNames>().AddSingleton<OptionChoice>().AddSingleton<CalculatorCatalogue>();
        services.AddSingleton(provider => new PassageSearch(provider.GetRequiredService<KnowledgeBase>(), provider.GetRequiredService<ImportedPacks>(), () => provider.GetRequiredService<Lazy<TopicPack>>().Value, provider.GetRequiredService<Lazy<Vectors?>>().Value?.Search));
        services.AddSingleton(provider => new Lazy<Vectors?>(() => Vectors.Of(options.Vectors, provider.GetRequiredService<ModelCatalogue>(), provider.GetRequiredService<Deidentifier>, provider.GetRequiredService<ImportedPacks>(), provider.GetService<IVectorStore>())));
        services.AddEducation(options).AddLiterature(options);
        services.AddSingleton(_ => new Lazy<MedicationSafety>(() => new MedicationSafety(MedicationPack.Load(Path.Combine(ClinicalContent.Root(options.ContentFolder), "knowledge", "medications")))));
        services.AddSingleton<MedicationGuard>().AddSingleton<MedicationVerbs>();
        services.AddSingleton(provider => new AnswerChecks(provider.GetRequiredService<Deidentifier>(), provider.GetRequiredService<MedicationGuard>()));
        services.AddDocuments();
        services.AddSingleton<PatientReading>().AddSingleton<Evidencing>().AddSingleton<RankingTools>().AddSingleton<PassageTools>().AddSingleton<ToolBox>();
        services.AddSingleton(provider => new TaskRouter(provider.GetRequiredService<ClinicalContent>().Cues));
        services.AddSingleton(provider => new TaskCatalogue(provider.GetServices<TaskDefinition>()));
        services.AddTasks();
        services.AddSingleton<IdSource>().AddSingleton<Questions>().AddSingleton<PackRankings>().AddSingleton<ContractVerbs>();
        services.AddSingleton(provider => Build(provider, provider.GetRequiredService<PromptLibrary>()));
        services.AddSingleton<PipelineOver>(provider => prompts => Build(provider, prompts));
        return services;
    }

    private static ConsultPipeline Build(IServiceProvider provider, PromptLibrary prompts)
    {
        var options = provider.GetRequiredService<ConsultOptions>();
        var reading = provider.GetRequiredService<PatientReading>();
        var shield = new PatientTextShield(provider.GetRequiredService<Deidentifier>());
        var generator = new ModelGenerator(prompts, provider.GetRequiredService<ToolBox>(), shield, options);
        return new ConsultPipeline(
            new ReceiveStage(options),
            new GuardInputStage(provider.GetRequiredService<InputGuard>(), new InputGuard(provider.GetRequiredService<GuardPolicy>()), options.MaxHistoryTurns, request => provider.GetRequiredService<NoteEngine>().Templates.IsOwnRequest(request)),
            new RouteStage(reading, provider.GetRequiredService<TaskRouter>(), provider.GetRequiredService<TaskCatalogue>(), options),
            new GroundStage(options),
            new GenerateStage(provider.GetRequiredService<ModelCatalogue>(), generator, options, provider.GetRequiredService<TimeProvider>()),
            new GuardOutputStage(provider.GetRequiredService<OutputGuard>(), provider.GetRequiredService<AnswerChecks>()),
            new AnswerComposer(provider.GetRequiredService<GuardPolicy>(), provider.GetRequiredService<KnowledgeBase>()),
            provider.GetRequiredService<IConsultRecorder>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<ConsultPipeline>>() ?? NullLogger<ConsultPipeline>.Instance);
    }
}
