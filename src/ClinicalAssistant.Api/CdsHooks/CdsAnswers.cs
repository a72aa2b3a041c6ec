using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Delivering;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>
/// Answers a request and records who asked it of whom. A client asks the same again at every change of its state: the same content gives the same cards,
/// kept for a few minutes. Each delivery is recorded, kept cards too, before it is made.
/// </summary>
internal sealed class CdsAnswers(CdsPatientReader patients, CdsAdviser adviser, IConsultRecorder recorder, IdSource ids, GuardPolicy policy, KnowledgeBase knowledge, CdsOptions options, TimeProvider time)
{
    private const int MostKept = 2_000;

    private readonly ConcurrentDictionary<string, (CdsAdvice Advice, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);

    /// <summary>The response; null where nothing is known of the patient and the service can say nothing without.</summary>
    /// <exception cref="WrongInputException">The request cannot be used.</exception>
    /// <exception cref="RecordUnavailableException">It cannot be recorded, so it is not delivered.</exception>
    public async Task<CdsResponse?> AnswerAsync(CdsServiceDefinition service, CdsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var patientId = Checked(service, request);
        if (Advise(service, request, patientId) is not { } advice)
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
        return request.InContext("patientId") is { Length: > 0 and <= 100 } patientId ? patientId : throw new WrongInputException("Field 'context.patientId' is missing.");
    }

    private CdsAdvice? Advise(CdsServiceDefinition service, CdsRequest request, string patientId)
    {
        var now = time.GetUtcNow();
        var key = Hash(service, request);
        if (_kept.TryGetValue(key, out var kept) && kept.Until > now)
            return kept.Advice;
        var patient = patients.Read(service, request, patientId);
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

    /// <summary>Everything the cards depend on: not the instance of the hook, not the token.</summary>
    private static string Hash(CdsServiceDefinition service, CdsRequest request)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(service.Id);
            foreach (var part in new[] { request.Context, request.Prefetch })
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

    private async Task RecordAsync(CdsServiceDefinition service, CdsRequest request, Caller caller, CdsAdvice advice, CancellationToken cancellationToken)
    {
        var question = new Question
        {
            Id = ids.Next(),
            Text = advice.Asked,
            Task = advice.Task,
            Patient = advice.Patient.Patient,
            PatientProblems = advice.Patient.Problems,
            ConversationId = Guid.Parse(request.HookInstance!).ToString(),
            Caller = caller,
        };
        await using var record = await recorder.OpenAsync(question, cancellationToken);
        await record.CloseAsync(new Answer
        {
            QuestionId = question.Id,
            Outcome = Outcome.Answered,
            Decision = new GuardDecision { Decision = Decision.Allow },
            Task = advice.Task,
            Text = string.Join('\n', advice.Response.Cards.Select(card => $"[{card.Indicator}] {card.Summary} (card {card.Uuid})")),
            Provider = "reference",
            Versions = new Versions(ProductVersion.Current, policy.Version, new Dictionary<string, string>(StringComparer.Ordinal) { [knowledge.Name] = knowledge.Version }),
            Notices = [.. advice.Patient.Missing.Select(key => new Notice("prefetch_missing", $"prefetch '{key}' did not come.")), new Notice("service", service.Id)],
        }, cancellationToken);
    }
}
