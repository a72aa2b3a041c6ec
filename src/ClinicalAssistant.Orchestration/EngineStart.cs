using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Orchestration;

/// <summary>
/// Makes the engines of a pipeline ready side by side. Each is otherwise made by the first question that needs it, one after the other, while every other question waits.
/// </summary>
public static class EngineStart
{
    /// <summary>Ends when all are ready.</summary>
    /// <param name="services">Services with <see cref="ClinicalAssistantServices.AddClinicalAssistant"/>.</param>
    /// <exception cref="Core.WrongInputException">Content is missing or broken: names file, line and remedy.</exception>
    public static async Task RunAsync(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var names = Task.Run(() => services.GetRequiredService<Deidentifier>().Prepare());
        // The others rest on the content; begun before it stands, each would hold a thread and wait.
        await Task.Run(services.GetRequiredService<ClinicalContent>).ConfigureAwait(false);
        await Task.WhenAll(
            names,
            Task.Run(() => services.GetRequiredService<DifferentialEngine>().Prepare()),
            Task.Run(services.GetRequiredService<FindingRecogniser>),
            Task.Run(services.GetRequiredService<OutputGuard>),
            Task.Run(services.GetRequiredService<InputGuard>),
            Task.Run(() => services.GetRequiredService<TaskRouter>().Prepare())).ConfigureAwait(false);
    }
}
