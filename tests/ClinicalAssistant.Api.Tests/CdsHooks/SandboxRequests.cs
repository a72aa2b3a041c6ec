using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClinicalAssistant.Api.Tests.CdsHooks;

/// <summary>Requests in the shape in which the public sandbox sends them: no encounter, the FHIR server and the hook instance always, prefetch as far as it could be read.</summary>
internal static class SandboxRequests
{
    public const string PatientView = "clinical-patient-view";
    public const string OrderSelect = "clinical-order-select";
    public const string OrderSign = "clinical-order-sign";
    public const string PatientId = "smart-1288992";

    public static JsonObject Request(string hook, JsonObject? prefetch, params (string Name, JsonNode Value)[] context)
    {
        var about = new JsonObject { ["patientId"] = PatientId, ["userId"] = "Practitioner/SMART-1234" };
        foreach (var (name, value) in context)
            about[name] = value;
        var request = new JsonObject { ["hookInstance"] = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", ["hook"] = hook, ["fhirServer"] = "https://launch.smarthealthit.org/v/r2/fhir", ["context"] = about };
        if (prefetch is not null)
            request["prefetch"] = prefetch.DeepClone();
        return request;
    }

    public static JsonObject Prefetch(params string[] medications) => new()
    {
        ["patient"] = new JsonObject { ["resourceType"] = "Patient", ["id"] = PatientId, ["gender"] = "female", ["birthDate"] = "1950-04-02" },
        ["conditions"] = Bundle(Condition("c1", "Atrial fibrillation"), Condition("c2", "Hypertension")),
        ["allergies"] = Bundle(new JsonObject { ["resourceType"] = "AllergyIntolerance", ["id"] = "a1", ["code"] = new JsonObject { ["text"] = "Penicillin" }, ["patient"] = Patient() }),
        ["medicationRequests"] = Bundle([.. medications.Select((name, at) => Order($"m{at}", name, "active"))]),
        ["medicationStatements"] = null,
        ["observations"] = Bundle(),
    };

    public static JsonObject Bundle(params JsonObject[] resources) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "searchset",
        ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject { ["resource"] = resource })]),
    };

    public static JsonObject Order(string id, string medicine, string status = "draft", string? dosage = null)
    {
        var order = new JsonObject
        {
            ["resourceType"] = "MedicationRequest", ["id"] = id, ["status"] = status, ["intent"] = "order", ["subject"] = Patient(),
            ["medicationCodeableConcept"] = new JsonObject { ["text"] = medicine },
        };
        if (dosage is not null)
            order["dosageInstruction"] = new JsonArray(new JsonObject { ["text"] = dosage });
        return order;
    }

    public static JsonObject Observation(string id, string loinc, string name, decimal value, string unit, string taken) => new()
    {
        ["resourceType"] = "Observation", ["id"] = id, ["status"] = "final", ["subject"] = Patient(), ["effectiveDateTime"] = taken,
        ["code"] = new JsonObject { ["text"] = name, ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://loinc.org", ["code"] = loinc, ["display"] = name }) },
        ["valueQuantity"] = new JsonObject { ["value"] = value, ["unit"] = unit, ["code"] = unit, ["system"] = "http://unitsofmeasure.org" },
    };

    public static async Task<JsonElement> CallAsync(RunningServer server, string service, JsonObject request)
    {
        using var response = await server.Client.PostAsJsonAsync("/cds-services/" + service, request, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>The call of a draft of these orders while these are taken.</summary>
    public static Task<JsonElement> SignAsync(RunningServer server, string[] taken, params JsonObject[] orders) =>
        CallAsync(server, OrderSign, Request("order-sign", Prefetch(taken), ("draftOrders", Bundle(orders))));

    public static IReadOnlyList<JsonElement> Cards(JsonElement response) => [.. response.GetProperty("cards").EnumerateArray()];

    public static JsonObject Condition(string id, string text, string? recorded = null)
    {
        var condition = new JsonObject
        {
            ["resourceType"] = "Condition", ["id"] = id, ["subject"] = Patient(), ["code"] = new JsonObject { ["text"] = text },
            ["clinicalStatus"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["code"] = "active" }) },
        };
        if (recorded is not null)
            condition["recordedDate"] = recorded;
        return condition;
    }

    private static JsonObject Patient() => new() { ["reference"] = "Patient/" + PatientId };
}
