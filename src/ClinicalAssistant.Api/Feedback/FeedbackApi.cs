using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Api.Auditing;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Feedback;

/// <summary><c>/api/feedback</c>: what readers thought of answers.</summary>
internal static class FeedbackApi
{
    private const int LongestComment = 4000;
    private const int MostListed = 500;

    public static void MapFeedback(this IEndpointRouteBuilder routes)
    {
        var feedback = routes.MapGroup("/api/feedback").WithTags("Feedback");
        feedback.MapPost("/", async (HttpContext context, RecordStore records) =>
        {
            var line = await BodyReader.ReadAsync(context, FeedbackWire.Default.FeedbackLine);
            var caller = CallerIdentity.Of(context);
            if (line.QuestionId is not { Length: > 0 and <= 100 } question)
                throw new WrongInputException("Field 'question_id': the id of the question that was answered.");
            var rating = line.Rating?.ToLowerInvariant() switch { "up" => 1, "down" => -1, "neutral" => 0, _ => throw new WrongInputException("Field 'rating': write up, down or neutral.") };
            if (line.Comment?.Length > LongestComment)
                throw new WrongInputException($"Field 'comment': at most {LongestComment} characters.");
            return await records.Of(caller.Tenant).AddFeedbackAsync(new Records.Feedback(question, caller.Name, rating, line.Comment), context.RequestAborted)
                ? Results.NoContent()
                : Results.Problem("There is no question of that id.", statusCode: 404, title: "Not found");
        }).Accepts<FeedbackLine>("application/json").Produces(204).ProducesProblem(400).ProducesProblem(404).WithSummary("Rates an answer: {\"question_id\",\"rating\":\"up|down|neutral\",\"comment\"?}.");
        feedback.MapGet("/", async (HttpContext context, RecordStore records, AuditLog log, int top = 50) =>
        {
            var caller = CallerIdentity.Of(context);
            await log.DidAsync(context, AuditActions.List, "feedback");
            var all = await records.Of(caller.Tenant).FeedbackAsync(Math.Clamp(top, 1, MostListed), null, context.RequestAborted);
            return TypedResults.Ok(all.Where(one => caller.SeesAll || one.CallerId == caller.Name).Select(FeedbackJson.From).ToList());
        }).WithSummary("Feedback, latest first: the caller's own, or all of the tenant's for qa and admin.");
    }
}
