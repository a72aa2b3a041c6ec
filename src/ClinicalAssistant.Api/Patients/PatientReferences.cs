using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;

namespace ClinicalAssistant.Api.Patients;

/// <summary>A patient given by reference (<c>{"fhir_server","patient_id"}</c>) becomes the bundle that the server gives; any other form stays as it is.</summary>
internal sealed class PatientReferences(FhirServers servers, PatientFetch fetch)
{
    /// <exception cref="WrongInputException">The server is none of the site's, or cannot be read.</exception>
    public async Task<JsonElement?> ResolveAsync(JsonElement? patient, CancellationToken cancellationToken)
    {
        if (patient is not { ValueKind: JsonValueKind.Object } given || !given.TryGetProperty("fhir_server", out var address))
            return patient;
        if (servers.Find(address.ValueKind == JsonValueKind.String ? address.GetString() : null) is not { } server)
            throw new WrongInputException("Field 'patient.fhir_server': this is none of the site's FHIR servers. The site lists them in Fhir:ServersFile.");
        var id = given.TryGetProperty("patient_id", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : throw new WrongInputException("Field 'patient.patient_id' is missing.");
        try
        {
            var record = await fetch.FetchAsync(server, id, cancellationToken);
            using var document = JsonDocument.Parse(record.Bundle);
            return WithProblems(document.RootElement, record.Problems);
        }
        catch (FhirServerException fault)
        {
            throw new WrongInputException(fault.Message, fault);
        }
    }

    /// <summary>The bundle with a tag for each problem, which the reader of patients tells.</summary>
    private static JsonElement WithProblems(JsonElement bundle, IReadOnlyList<string> problems)
    {
        if (problems.Count == 0)
            return bundle.Clone();
        var node = System.Text.Json.Nodes.JsonObject.Create(bundle.Clone())!;
        node[PatientReader.FetchProblems] = new System.Text.Json.Nodes.JsonArray([.. problems.Select(problem => System.Text.Json.Nodes.JsonValue.Create(problem))]);
        return JsonSerializer.SerializeToElement(node);
    }
}
