using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Documents;

/// <summary>A document as it is kept.</summary>
/// <param name="Document">The document.</param>
/// <param name="Owner">Who had it drafted.</param>
/// <param name="PatientKey">Whom it is about (see <see cref="PatientKeys"/>), or null where no patient was named.</param>
public sealed record KeptDocument(ClinicalDocument Document, string Owner, string? PatientKey) : PatientWords
{
    /// <summary>A new draft of this caller.</summary>
    public static KeptDocument Of(ClinicalDocument draft, Caller caller, Patient? patient)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new(draft, caller.Id, PatientKeys.Of(caller.Tenant, patient));
    }
}
