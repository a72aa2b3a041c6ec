using ClinicalAssistant.Orchestration.Tasks.Calculation;
using ClinicalAssistant.Orchestration.Tasks.Diagnosis;
using ClinicalAssistant.Orchestration.Tasks.Documentation;
using ClinicalAssistant.Orchestration.Tasks.Education;
using ClinicalAssistant.Orchestration.Tasks.General;
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
        .AddSingleton<TaskDefinition, GeneralTask>();
}
