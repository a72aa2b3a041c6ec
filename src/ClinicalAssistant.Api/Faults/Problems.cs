using ClinicalAssistant.Api.OpenAIWire;

namespace ClinicalAssistant.Api.Faults;

/// <summary>Errors on the wire: RFC 9457 problem details, OpenAI's error object below <c>/v1</c>, FHIR's OperationOutcome below <c>/cds-services</c>.</summary>
internal static class Problems
{
    public static async Task WriteAsync(HttpContext context, int status, string title, string detail)
    {
        context.Response.StatusCode = status;
        if (context.Request.Path.StartsWithSegments("/v1"))
            await context.Response.WriteAsJsonAsync(new OpenAIError(new OpenAIError.Body(detail, OpenAIError.TypeOf(status), null, OpenAIError.CodeOf(status))), OpenAIJson.Default.OpenAIError);
        else if (context.Request.Path.StartsWithSegments("/cds-services"))
            await Results.Json(FhirOutcome.Of(status, detail), FhirOutcomeJson.Default.FhirOutcome, "application/fhir+json", status).ExecuteAsync(context);
        else
            await Results.Problem(detail, statusCode: status, title: title).ExecuteAsync(context);
    }
}
