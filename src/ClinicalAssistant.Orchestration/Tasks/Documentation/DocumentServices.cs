using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Registers what documents need beside the engines of the other tasks.</summary>
internal static class DocumentServices
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<NoteEngine>()
        .AddSingleton<CodeSuggestions>()
        .AddSingleton(provider => new DocumentVerbs(
            provider.GetRequiredService<ConsultPipeline>(), provider.GetRequiredService<Questions>(), provider.GetRequiredService<NoteEngine>(), provider.GetRequiredService<CodeSuggestions>(),
            provider.GetRequiredService<FindingRecogniser>(), provider.GetRequiredService<IdSource>(), provider.GetRequiredService<TimeProvider>()));
}
