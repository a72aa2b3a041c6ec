using Hl7.Fhir.Model;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>
/// Whose record it is: the first Patient resource, or where there is none whoever the first resource is about.
/// Another patient's allergy must not stand in this one's list.
/// </summary>
internal sealed class Whose
{
    private readonly string? _reference;

    private Whose(Entry? patient, string? reference)
    {
        Patient = patient;
        _reference = reference;
    }

    public Entry? Patient { get; }

    public static Whose Of(IReadOnlyList<Entry> entries)
    {
        var patient = entries.FirstOrDefault(static entry => entry.Resource is Patient);
        return new Whose(patient, patient is null ? entries.Select(static entry => SubjectOf(entry.Resource)).FirstOrDefault(static subject => subject is not null) : null);
    }

    public bool Excludes(Resource resource)
    {
        if (resource is Patient)
            return !ReferenceEquals(resource, Patient?.Resource);
        if (SubjectOf(resource) is not { } subject)
            return false;
        if (Patient is null)
            return subject != _reference;
        // A patient without id and address cannot be named, so a reference says nothing against it.
        return (Patient.FullUrl is not null || Patient.Resource.Id is not null) && !Patient.IsNamedBy(subject);
    }

    private static string? SubjectOf(Resource resource)
    {
        try
        {
            return resource switch
            {
                Condition condition => condition.Subject?.Reference,
                AllergyIntolerance allergy => allergy.Patient?.Reference,
                MedicationStatement statement => statement.Subject?.Reference,
                MedicationRequest request => request.Subject?.Reference,
                Observation observation => observation.Subject?.Reference,
                Encounter encounter => encounter.Subject?.Reference,
                DocumentReference document => document.Subject?.Reference,
                _ => null,
            };
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A subject of another type than a reference: the entry names no one.
            return null;
        }
    }
}
