using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir.Auditing;
using ClinicalAssistant.Records;
using ClinicalAssistant.Records.Auditing;

namespace ClinicalAssistant.Api.Auditing;

/// <summary><c>/api/audit</c>: the caller's tenant's trail, and whether it is whole.</summary>
internal static class AuditApi
{
    private const int MostListed = 500;

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/audit").WithTags("Audit");
        audit.MapGet("/", async (HttpContext context, AuditTrail trail, AuditLog log, int top = 50, long? before = null, string? subject = null, string? actor = null, string? patient = null, string? format = null) =>
        {
            var tenant = CallerIdentity.Of(context).Tenant;
            var filter = new AuditFilter(Math.Clamp(top, 1, MostListed), subject, patient is null ? null : PatientKeys.Of(tenant, patient), actor, before);
            await log.DidAsync(context, AuditActions.List, "audit", filter.PatientKey);
            var entries = await trail.ListAsync(tenant, filter, context.RequestAborted);
            return format == "fhir"
                ? Results.Text(string.Join('\n', entries.Select(AuditEventWriter.Write)) + "\n", "application/fhir+ndjson")
                : Results.Ok(entries.Select(AuditJson.From).ToList());
        }).Produces<IReadOnlyList<AuditJson>>().WithSummary("Entries, latest first; with format=fhir as FHIR AuditEvents, one a line.");
        audit.MapGet("/verify", async (HttpContext context, AuditTrail trail, string? head = null) =>
        {
            var verdict = await trail.VerifyAsync(CallerIdentity.Of(context).Tenant, head, context.RequestAborted);
            return TypedResults.Ok(new AuditVerdictJson(verdict.Holds, verdict.Entries, verdict.Head, verdict.Answers, verdict.Problems));
        }).WithSummary("Whether no entry and no recorded answer was changed, removed or reordered.");
    }
}
