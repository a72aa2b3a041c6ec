using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Reads the patient of a request out of its prefetch; what did not come is said, never taken for "none".</summary>
internal sealed class CdsPatientReader(PatientInput patients)
{
    /// <summary>The patient, or null where nothing of the patient came at all.</summary>
    /// <exception cref="WrongInputException">The prefetch is of another patient than the context.</exception>
    public CdsPatient? Read(CdsServiceDefinition service, CdsRequest request, string patientId, IReadOnlyDictionary<string, JsonElement> fetched)
    {
        var bundle = new PrefetchBundle();
        if (request.Prefetch is { ValueKind: JsonValueKind.Object } prefetch)
        {
            foreach (var item in prefetch.EnumerateObject())
                bundle.Add(item.Name, item.Value);
        }

        foreach (var (key, value) in fetched)
            bundle.Add(key, value);
        var missing = service.Prefetch.Keys.Where(key => !bundle.Has(key)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count == service.Prefetch.Count)
            return null;
        if (bundle.PatientId is { } id && id != patientId)
            throw new WrongInputException("The prefetch holds another patient than context.patientId names. Send one patient's data.");
        var named = new Identifier(IdentifierType.OtherId, patientId);
        if (bundle.IsEmpty)
            return new CdsPatient(new Patient { Identifiers = [named] }, bundle.Problems, missing);
        using var document = bundle.ToBundle();
        var read = patients(document.RootElement);
        return new CdsPatient(read.Patient with { Identifiers = [named, .. read.Patient.Identifiers] }, [.. bundle.Problems, .. read.Problems], missing);
    }
}
