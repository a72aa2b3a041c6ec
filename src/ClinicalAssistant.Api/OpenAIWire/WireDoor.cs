using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>Makes the pipeline's question of what came over the wire, or says why not.</summary>
internal sealed class WireDoor(ModelCatalogue models, IdSource ids, RequestPatients patients, ConsultOptions options, ServerOptions server)
{
    /// <summary>The model name that always exists: the task's own route.</summary>
    public const string ClinicalModel = "clinical";

    private readonly HashSet<string> _names = new(Known(models), StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _objectRoutes = Listed(server.ObjectRoutes);
    private readonly HashSet<string> _toolRoutes = Listed(server.ToolRoutes);

    /// <summary>The models: the routes and providers of the site.</summary>
    public IEnumerable<string> Names { get; } = [.. Known(models).Distinct(StringComparer.OrdinalIgnoreCase)];

    public bool Knows(string model) => _names.Contains(model);

    public WireRefusal Unknown(string model) => new(
        StatusCodes.Status404NotFound, $"The model '{(model.Length > 80 ? model[..80] : model)}' does not exist here. Models: {string.Join(", ", Names)}.", "model", "model_not_found");

    /// <summary>The name that a request means.</summary>
    public static string Named(WireAsk ask) => ask.Model is { Length: > 0 } named ? named : ClinicalModel;

    /// <summary>The question of a request; null where it is not taken, and the caller has been told why.</summary>
    public async Task<Question?> QuestionAsync(HttpContext context, WireAsk? ask, WireRefusal? unread)
    {
        if ((unread ?? Refusal(ask!)) is { } refusal)
        {
            await refusal.WriteAsync(context);
            return null;
        }

        var model = Named(ask!);
        var read = await patients.ReadAsync(context, ask!.Patient, Door.OpenAIWire);
        return new Question
        {
            Id = ids.Next(),
            Text = ask.Text,
            Audience = ContractValues.Audience(options.DefaultAudience, options.AllowPatientAudience),
            Patient = read?.Patient,
            PatientProblems = read?.Problems ?? [],
            History = ask.History,
            CallerInstructions = ask.Instructions,
            ConversationId = ask.ConversationId,
            Route = model.Equals(ClinicalModel, StringComparison.OrdinalIgnoreCase) ? null : model,
            Format = ask.Format,
            Tools = ask.Tools,
            Caller = Callers.Of(context, Door.OpenAIWire),
        };
    }

    /// <summary>The whole answer; null where it could not be completed, and the caller has been told why.</summary>
    public static async Task<Answer?> WholeAsync(HttpContext context, IAsyncEnumerable<AnswerEvent> events)
    {
        Answer? answer = null;
        await foreach (var answerEvent in events)
            answer = (answerEvent as Completed)?.Answer ?? answer;
        if (WireFailure.Of(answer!) is not { } failure)
            return answer;
        await failure.WriteAsync(context);
        return null;
    }

    private WireRefusal? Refusal(WireAsk ask)
    {
        var model = Named(ask);
        if (!Knows(model))
            return Unknown(model);
        if (ask.Tools is not null && !_toolRoutes.Contains(model))
            return WireRefusal.Unsupported($"'tools' are off for the model '{model}': the clinical tools run inside the server. The site can allow a caller's own with Server:ToolRoutes; each call is then checked whole before any of it is sent.", "tools");
        if (ask.Tools?.Exchanges.Any(exchange => exchange.Result.Length > options.MaxQuestionLength) == true)
            return WireRefusal.Unsupported($"The result of a tool is longer than {options.MaxQuestionLength} characters.", "messages");
        return ask.Format is null || _objectRoutes.Contains(model)
            ? null
            : WireRefusal.Unsupported($"'{ask.FormatField}' other than text is off for the model '{model}': every sentence is checked as prose. The site can allow it with Server:ObjectRoutes; the whole object is then checked before any of it is sent.", ask.FormatField);
    }

    private static IEnumerable<string> Known(ModelCatalogue models) => new[] { ClinicalModel }.Concat(models.RouteNames).Concat(models.Providers.Select(provider => provider.Name));

    private static HashSet<string> Listed(string routes) => new(routes.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
