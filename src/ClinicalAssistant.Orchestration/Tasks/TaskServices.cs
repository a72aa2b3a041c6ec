using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Tasks.Calculation;
using ClinicalAssistant.Orchestration.Tasks.Diagnosis;
using ClinicalAssistant.Orchestration.Tasks.Documentation;
using ClinicalAssistant.Orchestration.Tasks.Education;
using ClinicalAssistant.Orchestration.Tasks.General;
using ClinicalAssistant.Orchestration.Tasks.Literature;
using ClinicalAssistant.Orchestration.Tasks.MedicationSafety;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Orchestration.Tasks;

/// <summary>The tasks there are. A new one is a folder here, one line below, a folder under <c>prompts/</c> and a suite under <c>evals/</c>.</summary>
internal static class TaskServices
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services
        .AddSingleton<TaskDefinition, DiagnosisTask>()
        .AddSingleton<TaskDefinition, EducationTask>()
        .AddSingleton<TaskDefinition, DocumentationTask>()
        .AddSingleton<TaskDefinition, CalculationTask>()
        .AddSingleton<TaskDefinition, MedicationTask>()
        .AddSingleton<TaskDefinition, LiteratureTask>()
        .AddSingleton<TaskDefinition, GeneralTask>();

    /// <summary>The topics of patient education and what is made of them.</summary>
    public static IServiceCollection AddEducation(this IServiceCollection services, ConsultOptions options) => services
        .AddSingleton(provider => new Lazy<TopicPack>(() => TopicPack.Load(Path.Combine(ClinicalContent.Root(options.ContentFolder), "knowledge"), provider.GetRequiredService<KnowledgeBase>())))
        .AddSingleton(_ => new EducationPrompts(Path.Combine(ClinicalContent.Root(options.ContentFolder), "prompts")))
        .AddSingleton<TopicEvidence>().AddSingleton<Leaflets>().AddSingleton<GradeLoop>();

    /// <summary>The search of imported abstracts, and of PubMed, which the site must turn on.</summary>
    public static IServiceCollection AddLiterature(this IServiceCollection services, ConsultOptions options) => services
        .AddSingleton(provider => new PubMedClient(new HttpClient(), options.Literature, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<LiteratureSearch>().AddSingleton<LiteratureTerms>();
}
