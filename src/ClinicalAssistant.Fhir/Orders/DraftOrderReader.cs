using System.Text.Json;
using Hl7.Fhir.Model;

using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir.Bundles;

namespace ClinicalAssistant.Fhir;

/// <summary>Reads the draft orders of a CDS Hooks request: a Bundle, or one resource alone. Orders other than of medicines are passed over.</summary>
/// <param name="medicines">Names a medicine whose concept has codes only (system, code); null where there is no such knowledge.</param>
public sealed class DraftOrderReader(Func<string?, string?, string?>? medicines = null)
{
    /// <summary>The orders; one that cannot be read is told and does not lose the others.</summary>
    public DraftOrders Read(JsonElement orders)
    {
        var problems = new ProblemList();
        var fields = new Fields(problems);
        var entries = Parsed(orders, problems);
        var read = new List<DraftOrder>();
        foreach (var (entry, raw) in entries)
        {
            if (entry.Resource is not MedicationRequest request)
                continue;
            var concept = fields.Take(entry, "medication", () => Medications.Concept([.. entries.Select(pair => pair.Entry)], entry, request.Medication));
            var name = Named(concept) ?? Words.NotEmpty((request.Medication as ResourceReference)?.Display);
            if (name is null)
            {
                fields.Tell(entry, "its medication has no name here and was not checked", "Give medicationCodeableConcept with a text or a display");
                continue;
            }

            var dosage = fields.Take(entry, "dosageInstruction", () => DosageText.Of(request.DosageInstruction));
            read.Add(new DraftOrder(request.Id is { Length: > 0 } id ? $"MedicationRequest/{id}" : null, dosage is null ? name : $"{name} {dosage}", raw));
        }

        return new DraftOrders(read, problems.ToList());
    }

    private string? Named(CodeableConcept? concept) =>
        Words.SaidOf(concept) ?? concept?.Coding.Select(coding => medicines?.Invoke(coding.System, coding.Code)).FirstOrDefault(static name => name is not null) ?? Words.Of(concept);

    private static List<(Entry Entry, JsonElement Raw)> Parsed(JsonElement orders, ProblemList problems)
    {
        var parsed = new List<(Entry, JsonElement)>();
        var index = 0;
        foreach (var (resource, fullUrl) in Resources(orders))
        {
            if (ResourceParser.Parse(resource, index++, fullUrl, problems) is { } entry)
                parsed.Add((entry, resource));
        }

        return parsed;
    }

    private static IEnumerable<(JsonElement Resource, string? FullUrl)> Resources(JsonElement orders)
    {
        if (orders.ValueKind != JsonValueKind.Object || !orders.TryGetProperty("resourceType", out var type))
            yield break;
        if (JsonText.Of(type) != "Bundle")
        {
            yield return (orders, null);
            yield break;
        }

        if (!orders.TryGetProperty("entry", out var entries) || entries.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var entry in entries.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("resource", out var resource) && resource.ValueKind == JsonValueKind.Object)
                yield return (resource, entry.TryGetProperty("fullUrl", out var url) ? JsonText.Of(url) : null);
        }
    }
}
