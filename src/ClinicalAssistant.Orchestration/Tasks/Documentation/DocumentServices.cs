using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Registers what documents need beside the engines of the other tasks.</summary>
internal static class DocumentServices
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<NoteEngine>()
        .AddSingleton<CodeSuggestions>();
}
