using ClinicalAssistant.Api.Auditing;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Identity;

/// <summary>Asks the site whether a caller may see a patient, and records where it says no.</summary>
internal sealed class PatientGate(PatientAccess access, AuditLog audit)
{
    /// <summary>Passes where the caller may see the patient, or none is named.</summary>
    /// <exception cref="NoAccessException">The site says no.</exception>
    public Task EnterAsync(HttpContext context, Caller caller, Patient? patient, string subject) => EnterAsync(context, caller, PatientKeys.Of(caller.Tenant, patient), subject);

    /// <summary>The same of a patient by key.</summary>
    /// <exception cref="NoAccessException">The site says no.</exception>
    public async Task EnterAsync(HttpContext context, Caller caller, string? patientKey, string subject)
    {
        if (patientKey is null || await access(caller, patientKey, context.RequestAborted))
            return;
        await audit.DeniedAsync(context, subject, patientKey);
        throw new NoAccessException();
    }
}
