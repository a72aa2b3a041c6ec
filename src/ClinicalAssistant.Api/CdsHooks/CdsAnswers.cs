using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using ClinicalAssistant.Api.Guarding;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>
/// Answers a request and records who asked it of whom. A client asks the same again at every change of its state: the same content gives the same cards,
/// kept for a few minutes. Each delivery is recorded, kept cards too, before it is made.
/// </summary>
internal sealed class CdsAnswers(CdsPatientReader patients, CdsAdviser adviser, CdsPrefetch prefetch, EngineRecord record, CdsOptions options, TimeProvider time)
{
    private const int MostKept = 2_000;

    private readonly ConcurrentDictionary<string, (CdsAdvice Advice, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);

    /// <summary>The response; null where nothing is known of the patient and the service can say nothing without.</summary>
    /// <exception cref="WrongInputException">The request cannot be used.</exception>
    /// <exception cref="RecordUnavailableException">It cannot be recorded, so it is not delivered.</exception>
    public async Task<CdsResponse?> AnswerAsync(CdsServiceDefinition service, CdsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var patientId = Checked(service, request);
        if (await AdviseAsync(service, request, patientId, cancellationToken) is not { } advice)
            return null;
        await RecordAsync(service, request, caller, advice, cancellationToken);
        return advice.Response;
    }

    private static string Checked(CdsServiceDefinition service, CdsRequest request)
    {
        if (request.Hook != service.Hook)
            throw new WrongInputException($"Field 'hook': this service is for the hook '{service.Hook}'.");
        if (!Guid.TryParse(request.HookInstance, out _))
            throw new WrongInputException("Field 'hookInstance': a UUID is needed.");
        if (request.FhirAuthorization is not null && string.IsNullOrEmpty(request.FhirServer))
            throw new WrongInputException("Field 'fhirServer' is needed where 'fhirAuthorization' is given.");
        if (request.FhirAuthorization is { TokenType: { } type } && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            throw new WrongInputException("Field 'fhirAuthorization.token_type': Bearer is the only kind of token.");
        return request.InContext("patientId") is { Length: > 0 and <= 100 } patientId ? patientId : throw new WrongInputException("Field 'context.patientId' is missing.");
    }

    private async Task<CdsAdvice?> AdviseAsync(CdsServiceDefinition service, CdsRequest request, string patientId, CancellationToken cancellationToken)
    {
        var fetched = await prefetch.FetchAsync(service, request, cancellationToken);
        var now = time.GetUtcNow();
        var key = Hash(service, request, fetched);
        if (_kept.TryGetValue(key, out var kept) && kept.Until > now)
            return kept.Advice;
        var patient = patients.Read(service, request, patientId, fetched);
        if (patient is null && service.Hook == "patient-view")
            return null;
        var advice = adviser.Advise(service, request, patientId, patient);
        if (options.KeepMinutes > 0)
        {
            if (_kept.Count >= MostKept)
                _kept.Clear();
            _kept[key] = (advice, now.AddMinutes(options.KeepMinutes));
        }

        return advice;
    }

    /// <summary>Everything the cards depend on, what was fetched too: not the instance of the hook, not the token.</summary>
    private static string Hash(CdsServiceDefinition service, CdsRequest request, IReadOnlyDictionary<string, JsonElement> fetched)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(service.Id);
            foreach (var part in new[] { request.Context, request.Prefetch }.Concat(fetched.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => (JsonElement?)item.Value)))
            {
                if (part is { } element)
                    element.WriteTo(writer);
                else
                    writer.WriteNullValue();
            }

            writer.WriteEndArray();
        }

        return Convert.ToHexString(SHA256.HashData(buffer.WrittenSpan));
    }

    private Task RecordAsync(CdsServiceDefinition service, CdsRequest request, Caller caller, CdsAdvice advice, CancellationToken cancellationToken) => record.KeepAsync(
        new EngineCall(caller, advice.Task, advice.Asked, string.Join('\n', advice.Response.Cards.Select(card => $"[{card.Indicator}] {card.Summary} (card {card.Uuid})")))
        {
            Patient = advice.Patient.Patient,
            PatientProblems = advice.Patient.Problems,
            ConversationId = Guid.Parse(request.HookInstance!).ToString(),
            Notices = [.. advice.Patient.Missing.Select(key => new Notice("prefetch_missing", $"prefetch '{key}' did not come.")), new Notice("service", service.Id)],
        },
        cancellationToken);
}
