using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClinicalAssistant.Api.Auditing;
using ClinicalAssistant.Api.Guarding;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicalAssistant.Api.Engines;

/// <summary>
/// What every use of an engine over REST passes: who asked, of whom and to what end is kept before the result is given. What an engine says of a patient is kept
/// with it; of a text that is only judged or rid of identifiers, the audit trail has that it was done.
/// </summary>
internal sealed class EngineUse(EngineRecord record, AuditLog audit)
{
    /// <summary>A clinical result, kept and then given.</summary>
    public async Task<Ok<T>> GivenAsync<T>(HttpContext context, string task, string asked, T result, JsonTypeInfo<T> form, ReadPatient? about = null)
    {
        await record.KeepAsync(
            new EngineCall(Callers.Of(context, Door.Rest), task, asked, JsonSerializer.Serialize(result, form)) { Patient = about?.Patient, PatientProblems = about?.Problems ?? [] },
            context.RequestAborted);
        return TypedResults.Ok(result);
    }

    /// <summary>A verdict on a text, or the text without identifiers: the use is kept, the text is not.</summary>
    public async Task<Ok<T>> CheckedAsync<T>(HttpContext context, string engine, T result)
    {
        await audit.DidAsync(context, AuditActions.Use, engine);
        return TypedResults.Ok(result);
    }
}
