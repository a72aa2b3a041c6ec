using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>Makes the pipeline's question of what came over the wire, or says why not.</summary>
internal sealed class WireDoor(ModelCatalogue models, IdSource ids, ConsultOptions options, ServerOptions server)
{
    /// <summary>The model name that always exists: the task's own route.</summary>
    public const string ClinicalModel = "clinical";

    private readonly HashSet<string> _objectRoutes =
        new(server.ObjectRoutes.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    /// <summary>The models: the routes and providers of the site.</summary>
    public IEnumerable<string> Names =>
        new[] { ClinicalModel }.Concat(models.RouteNames).Concat(models.Providers.Select(provider => provider.Name)).Distinct(StringComparer.OrdinalIgnoreCase);

    public bool Knows(string model) => Names.Contains(model, StringComparer.OrdinalIgnoreCase);

    public WireRefusal Unknown(string model) => new(
        StatusCodes.Status404NotFound, $"The model '{(model.Length > 80 ? model[..80] : model)}' does not exist here. Models: {string.Join(", ", Names)}.", "model", "model_not_found");

    /// <summary>The name that a request means.</summary>
    public static string Named(WireAsk ask) => ask.Model is { Length: > 0 } named ? named : ClinicalModel;

    public WireRefusal? Refusal(WireAsk ask)
    {
        var model = Named(ask);
        if (!Knows(model))
            return Unknown(model);
        return ask.Format is null || _objectRoutes.Contains(model)
            ? null
            : WireRefusal.Unsupported($"'{ask.FormatField}' other than text is off for the model '{model}': every sentence is checked as prose. The site can allow it with Server:ObjectRoutes; the whole object is then checked before any of it is sent.", ask.FormatField);
    }

    public Question Question(HttpContext context, WireAsk ask)
    {
        var model = Named(ask);
        return new Question
        {
            Id = ids.Next(),
            Text = ask.Text,
            Audience = ContractValues.Audience(options.DefaultAudience, options.AllowPatientAudience),
            History = ask.History,
            CallerInstructions = ask.Instructions,
            ConversationId = ask.ConversationId,
            Route = model.Equals(ClinicalModel, StringComparison.OrdinalIgnoreCase) ? null : model,
            Format = ask.Format,
            Caller = Callers.Of(context, Door.OpenAIWire),
        };
    }
}
