using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Api.Faults;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary><c>/cds-services</c>: discovery, the services, and feedback, as CDS Hooks 2.0 has them, with the additions of 3.0 that older clients pass over.</summary>
internal static class CdsHooksApi
{
    public const string Root = "/cds-services";

    public static void MapCdsHooks(this IEndpointRouteBuilder routes)
    {
        var services = routes.MapGroup(Root).RequireCors(CdsHooksServices.CorsPolicy).WithTags("CDS Hooks");
        services.MapGet("", (CdsContent content) => Results.Json(new CdsServices(content.Services), CdsJson.Default.CdsServices))
            .WithSummary("Discovery: the services with their hooks and prefetch templates.");
        services.MapPost("/{id}", CallAsync).AddEndpointFilter<CdsCallerFilter>().Accepts<CdsRequest>("application/json").WithSummary("Calls a service; cards come back.");
        services.MapPost("/{id}/feedback", FeedbackAsync).AddEndpointFilter<CdsCallerFilter>().Accepts<CdsFeedback>("application/json").WithSummary("What became of cards.");
    }

    private static async Task CallAsync(string id, HttpContext context, CdsContent content, CdsAnswers answers)
    {
        if (await ServiceAsync(id, context, content) is not { } service)
            return;
        var request = await BodyReader.ReadAsync(context, CdsJson.Default.CdsRequest);
        if (await answers.AnswerAsync(service, request, Caller(context, request.InContext("userId"), service.Hook), context.RequestAborted) is { } response)
            await context.Response.WriteAsJsonAsync(response, CdsJson.Default.CdsResponse, cancellationToken: context.RequestAborted);
        else
            await Problems.WriteAsync(context, StatusCodes.Status412PreconditionFailed, "The patient's data is missing", "Nothing of the prefetch came and it cannot be fetched from here. Send the prefetch that discovery asks for.");
    }

    private static async Task FeedbackAsync(string id, HttpContext context, CdsContent content, FeedbackRecord record)
    {
        if (await ServiceAsync(id, context, content) is not { } service)
            return;
        var feedback = await BodyReader.ReadAsync(context, CdsJson.Default.CdsFeedback);
        await record.KeepAsync(service, feedback, Caller(context, null, "feedback"), context.RequestAborted);
    }

    private static async Task<CdsServiceDefinition?> ServiceAsync(string id, HttpContext context, CdsContent content)
    {
        var service = content.Services.FirstOrDefault(service => service.Id == id);
        if (service is null)
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, "Not found", $"There is no service of that id. GET {Root} lists them.");
        return service;
    }

    /// <summary>The system that calls, the user for whom it does, and to what end.</summary>
    private static Caller Caller(HttpContext context, string? user, string hook)
    {
        var caller = Callers.Of(context, Door.CdsHooks);
        return caller with
        {
            Id = user is { Length: > 0 and <= 100 } ? $"{caller.Id} {user}" : caller.Id,
            Purpose = caller.Purpose ?? "cds-hooks " + hook,
        };
    }
}
