using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Works out the cards of a request by rules alone: no model is asked on this path.</summary>
internal sealed class CdsAdviser(MedicationCards medications, RedFlagCards redFlags, CalculationCards calculations, CardMaker cards, DraftOrderReader orders, CdsOptions options)
{
    private static readonly string[] Indicators = ["critical", "warning", "info"];

    public CdsAdvice Advise(CdsServiceDefinition service, CdsRequest request, string patientId, CdsPatient? patient)
    {
        var scope = $"{service.Id} {patientId}";
        return service.Hook == "patient-view"
            ? OfPatient(scope, patient!)
            : OfOrders(service, request, scope, patient ?? new CdsPatient(new Patient { Identifiers = [new Identifier(IdentifierType.OtherId, patientId)] }, [], [.. service.Prefetch.Keys]));
    }

    private CdsAdvice OfPatient(string scope, CdsPatient patient) => Advice(
        patient, "patient-view", ClinicalTask.Diagnosis, [.. redFlags.Of(scope, patient.Patient), .. medications.OfRecord(scope, patient.Patient), .. calculations.Of(scope, patient.Patient)]);

    private CdsAdvice OfOrders(CdsServiceDefinition service, CdsRequest request, string scope, CdsPatient patient)
    {
        var drafts = request.ObjectInContext("draftOrders") is { } draft ? orders.Read(draft) : throw new WrongInputException("context.draftOrders is missing: a FHIR Bundle of the draft orders.");
        var selected = service.Hook == "order-select" ? request.ListInContext("selections") : [];
        var made = medications.OfOrders(scope, drafts.Medications, selected, patient.Patient).ToList();
        if (drafts.Medications.Count > 0 && Unknown(patient) is { Length: > 0 } unknown
            && cards.Make(scope, "info", $"Checked without: {unknown}", ["These did not come with the request or are not in the record. What is not in the record was not taken for 'none'."], null) is { } without)
            made.Add(without);
        if (drafts.Problems.Count > 0 && cards.Make(scope, "info", "Not every draft order could be checked", drafts.Problems.Select(problem => problem.ToString()), null) is { } unread)
            made.Add(unread);
        return Advice(patient with { Problems = [.. patient.Problems, .. drafts.Problems.Select(problem => problem.ToString())] }, $"{service.Hook}: {string.Join("; ", drafts.Medications.Select(order => order.Text))}", ClinicalTask.Medication, made);
    }

    /// <summary>What a check of orders would have used and did not have.</summary>
    private static string Unknown(CdsPatient patient) => string.Join(", ", new[]
    {
        patient.Patient.Allergies is null ? "allergies" : null,
        patient.Patient.Medications is null ? "current medications" : null,
        patient.Patient.Conditions is null ? "problems" : null,
        patient.Patient.Egfr is null ? "renal function (eGFR)" : null,
        patient.Patient.Age is null ? "age" : null,
    }.OfType<string>());

    private CdsAdvice Advice(CdsPatient patient, string asked, string task, IReadOnlyList<CdsCard> made)
    {
        var ranked = made.DistinctBy(card => card.Uuid).OrderBy(card => Array.IndexOf(Indicators, card.Indicator)).ToList();
        return new CdsAdvice(new CdsResponse(ranked.Count <= options.MostCards ? ranked : [.. ranked.Take(options.MostCards)]), patient, asked, task);
    }
}
