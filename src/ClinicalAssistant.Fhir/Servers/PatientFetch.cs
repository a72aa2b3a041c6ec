using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>Reads a patient from a FHIR server of the site: the Patient, then searches of what this program uses, page by page within limits.</summary>
public sealed class PatientFetch
{
    private const int MostPages = 20;

    private static readonly string[] Searches =
    [
        "Condition?patient={0}&_count=200", "AllergyIntolerance?patient={0}&_count=100", "MedicationRequest?patient={0}&_include=MedicationRequest:medication&_count=200",
        "MedicationStatement?patient={0}&_count=200", "Observation?patient={0}&_sort=-date&_count=200", "Encounter?patient={0}&_sort=-date&_count=50", "DocumentReference?patient={0}&_count=50",
    ];

    private readonly HttpClient _http;
    private readonly BackendTokens _tokens;

    /// <summary>Over a client whose timeout and limits are the host's.</summary>
    public PatientFetch(HttpClient http, IdSource ids, TimeProvider time)
    {
        _http = http;
        _tokens = new BackendTokens(http, ids, time);
    }

    /// <summary>The record of a patient. A search that fails is told, and what it would have found stays unknown.</summary>
    /// <exception cref="FhirServerException">The server, or the Patient itself, cannot be read.</exception>
    /// <exception cref="WrongInputException">The id is no FHIR id, or the record is over the size limit.</exception>
    public async Task<FetchedRecord> FetchAsync(FhirServer server, string patientId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (patientId is not { Length: > 0 and <= 64 } || !patientId.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            throw new WrongInputException("Field 'patient_id': a FHIR id has 1 to 64 letters, digits, hyphens and dots.");
        var token = await _tokens.GetAsync(server, cancellationToken);
        using var gathered = new Gathered();
        using (var patient = await ReadAsync(server, token, Address(server, "Patient/" + patientId), cancellationToken)
            ?? throw new FhirServerException($"{server.Base} has no such patient, or does not show it to this program."))
            gathered.Add(patient.RootElement);
        foreach (var search in Searches)
            await SearchAsync(server, token, string.Format(CultureInfo.InvariantCulture, search, patientId), gathered, cancellationToken);
        return new FetchedRecord(gathered.ToBundle(), gathered.Problems);
    }

    /// <summary>One query relative to the base, with a token that the caller was given; null where it cannot be had.</summary>
    public async Task<JsonDocument?> QueryAsync(FhirServer server, string? token, string query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        try
        {
            return await ReadAsync(server, token, Address(server, query), cancellationToken);
        }
        catch (FhirServerException)
        {
            return null;
        }
    }

    private async Task SearchAsync(FhirServer server, string? token, string query, Gathered gathered, CancellationToken cancellationToken)
    {
        var kind = query[..query.IndexOf('?', StringComparison.Ordinal)];
        Uri? next = Address(server, query);
        for (var page = 0; next is not null; page++)
        {
            if (page == MostPages)
            {
                gathered.Problems.Add($"{kind}: more than {MostPages} pages; the rest was not read.");
                return;
            }

            try
            {
                using var bundle = await ReadAsync(server, token, next, cancellationToken);
                if (bundle is null)
                {
                    gathered.Problems.Add($"{kind}: the server does not give it, so it is not known whether there is any.");
                    return;
                }

                gathered.AddEntries(bundle.RootElement);
                next = Next(server, bundle.RootElement);
            }
            catch (FhirServerException)
            {
                gathered.Problems.Add($"{kind}: the server did not answer, so it is not known whether there is any.");
                return;
            }
        }
    }

    private async Task<JsonDocument?> ReadAsync(FhirServer server, string? token, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/fhir+json"));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await FhirServerException.SendAsync(() => _http.SendAsync(request, cancellationToken), server, cancellationToken);
        return response.IsSuccessStatusCode ? await FhirServerException.JsonAsync(response, server, cancellationToken) : null;
    }

    private static Uri Address(FhirServer server, string relative) => new(server.Base.AbsoluteUri.TrimEnd('/') + "/" + relative);

    /// <summary>The next page, which may not lead to another server.</summary>
    private static Uri? Next(FhirServer server, JsonElement bundle)
    {
        if (!bundle.TryGetProperty("link", out var links) || links.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var link in links.EnumerateArray())
        {
            if (link.ValueKind == JsonValueKind.Object && link.TryGetProperty("relation", out var relation) && JsonText.Of(relation) == "next"
                && link.TryGetProperty("url", out var url) && Uri.TryCreate(server.Base, JsonText.Of(url), out var next) && next.Authority == server.Base.Authority && next.Scheme == server.Base.Scheme)
                return next;
        }

        return null;
    }

    /// <summary>What came, as it came.</summary>
    private sealed class Gathered : IDisposable
    {
        private readonly ArrayBufferWriter<byte> _buffer = new();
        private readonly Utf8JsonWriter _writer;

        public Gathered()
        {
            _writer = new Utf8JsonWriter(_buffer);
            _writer.WriteStartObject();
            _writer.WriteString("resourceType", "Bundle");
            _writer.WriteString("type", "collection");
            _writer.WriteStartArray("entry");
        }

        public List<string> Problems { get; } = [];

        public void Add(JsonElement resource)
        {
            _writer.WriteStartObject();
            _writer.WritePropertyName("resource");
            resource.WriteTo(_writer);
            _writer.WriteEndObject();
            if (_writer.BytesCommitted + _writer.BytesPending > PatientReader.MaximumBytes)
                throw new WrongInputException("The patient's record on the server is longer than 20 MB: send a bundle with the resources that the question needs.");
        }

        public void AddEntries(JsonElement bundle)
        {
            if (!bundle.TryGetProperty("entry", out var entries) || entries.ValueKind != JsonValueKind.Array)
                return;
            foreach (var entry in entries.EnumerateArray())
            {
                if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("resource", out var resource) && resource.ValueKind == JsonValueKind.Object
                    && !(resource.TryGetProperty("resourceType", out var type) && JsonText.Of(type) == "OperationOutcome"))
                    Add(resource);
            }
        }

        public ReadOnlyMemory<byte> ToBundle()
        {
            _writer.WriteEndArray();
            _writer.WriteEndObject();
            _writer.Flush();
            return _buffer.WrittenMemory;
        }

        public void Dispose() => _writer.Dispose();
    }
}
