using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Orchestration.Tasks;

namespace ClinicalAssistant.Cli.Chat.Commands;

/// <summary><c>/task</c>, <c>/audience</c>, <c>/model</c>: choices that hold until they are changed.</summary>
internal sealed class ChoiceCommands(ChatContext context)
{
    public void Task(string rest) => context.State.Task = Choose("task", rest, context.State.Task, context.Engines.Get<TaskCatalogue>().Names, "the router chooses");

    public void Model(string rest)
    {
        var models = context.Engines.Get<ModelCatalogue>();
        var known = models.Providers.Select(provider => provider.Name).Concat(models.RouteNames).Append(Verbs.Names.Reference).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        context.State.Model = Choose("model", rest, context.State.Model, known, "the task's own route");
    }

    public void Audience(string rest)
    {
        var options = context.Engines.Settings.Consult;
        if (rest.Length > 0)
        {
            ContractValues.Audience(rest, options.AllowPatientAudience);
            context.State.Audience = rest.ToLowerInvariant();
        }

        context.Console.Plain($"Audience: {context.State.Audience ?? options.DefaultAudience}.{(options.AllowPatientAudience ? "" : " Answers for patients are turned off here.")}");
    }

    private string? Choose(string what, string rest, string? now, IReadOnlyList<string> known, string auto)
    {
        var chosen = now;
        if (rest.Equals(Verbs.Names.Auto, StringComparison.OrdinalIgnoreCase))
            chosen = null;
        else if (rest.Length > 0)
        {
            chosen = known.FirstOrDefault(name => name.Equals(rest, StringComparison.OrdinalIgnoreCase)) ?? throw new WrongInputException(
                $"There is no such {what}.{(Nearest.To(rest, known) is { } nearest ? $" Did you mean {nearest}?" : "")} Known: {string.Join(", ", known)}, {Verbs.Names.Auto}.");
        }

        context.Console.Plain($"{char.ToUpperInvariant(what[0])}{what[1..]}: {chosen ?? $"auto ({auto})"}. Known: {string.Join(", ", known)}, {Verbs.Names.Auto}.");
        return chosen;
    }
}
