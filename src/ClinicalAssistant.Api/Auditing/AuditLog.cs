using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Auditing;

namespace ClinicalAssistant.Api.Auditing;

/// <summary>Puts what callers of the server see and do into the audit trail, before they see it.</summary>
internal sealed class AuditLog(AuditTrail trail)
{
    /// <summary>Records that the caller did this; throws where it cannot be recorded, so that nothing is shown unrecorded.</summary>
    public Task DidAsync(HttpContext context, string action, string? subject = null, string? patientKey = null, string? detail = null)
    {
        var caller = Callers.Of(context, Door.Rest);
        return trail.AppendAsync(new AuditEntry
        {
            Tenant = caller.Tenant, Actor = caller.Id, Action = action, Subject = subject, PatientKey = patientKey, Door = caller.Door.ToString(), Purpose = caller.Purpose, Detail = detail,
        }, context.RequestAborted);
    }

    /// <summary>Records that the caller was turned away. That holds whether or not it can be recorded.</summary>
    public async Task DeniedAsync(HttpContext context, string what, string? patientKey = null)
    {
        try
        {
            await DidAsync(context, AuditActions.Deny, what, patientKey);
        }
        catch (RecordUnavailableException)
        {
            // The answer is no in any case.
        }
    }
}
