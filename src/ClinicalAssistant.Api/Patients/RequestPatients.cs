using System.Text.Json;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.Patients;

/// <summary>The patient that a request names, in any of its forms: fetched where it is a reference, read, and asked for at the site.</summary>
internal sealed class RequestPatients(PatientReferences references, PatientInput patients, PatientGate gate)
{
    /// <summary>The patient, or null where the request names none.</summary>
    /// <exception cref="WrongInputException">It cannot be read.</exception>
    /// <exception cref="NoAccessException">The site does not let the caller see this patient.</exception>
    public async Task<ReadPatient?> ReadAsync(HttpContext context, JsonElement? given, Door door)
    {
        if (await references.ResolveAsync(given, context.RequestAborted) is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } patient)
            return null;
        var read = patients(patient);
        await gate.EnterAsync(context, Callers.Of(context, door), read.Patient, context.Request.Path);
        return read;
    }
}
