using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.Engines;

/// <summary>One engine a route: guard, de-identifier, findings, differential, calculators, search, output guard. The objects are those of the batch verbs.</summary>
internal static class EnginesApi
{
    private const int MostRanked = 50;
    private const int MostHits = 50;

    public static void MapEngines(this IEndpointRouteBuilder routes)
    {
        var engines = routes.MapGroup("/api").WithTags("Engines");
        engines.MapPost("/guard", async (HttpContext context, ContractVerbs verbs, EngineUse use) =>
            await use.CheckedAsync(context, "guard", verbs.Guard(await BodyReader.ReadAsync(context, ContractJson.Wire.GuardLine), caller: Callers.Of(context, Door.Rest))))
            .Accepts<GuardLine>("application/json").ProducesProblem(400).WithSummary("The input guard's verdict on a text.");
        engines.MapPost("/verify", async (HttpContext context, ContractVerbs verbs, EngineUse use) =>
            await use.CheckedAsync(context, "verify", verbs.Verify(await BodyReader.ReadAsync(context, ContractJson.Wire.VerifyLine), caller: Callers.Of(context, Door.Rest))))
            .Accepts<VerifyLine>("application/json").ProducesProblem(400).WithSummary("The output guard's verdict on a drafted answer.");
        engines.MapPost("/deidentify", async (HttpContext context, ContractVerbs verbs, EngineUse use) =>
            await use.CheckedAsync(context, "deidentify", verbs.Deidentify(await BodyReader.ReadAsync(context, ContractJson.Wire.DeidentifyLine))))
            .Accepts<DeidentifyLine>("application/json").ProducesProblem(400).WithSummary("Text with identifiers replaced by placeholders.");
        engines.MapPost("/findings", async (HttpContext context, ContractVerbs verbs, EngineUse use) =>
        {
            var line = await BodyReader.ReadAsync(context, ContractJson.Wire.FindingsLine);
            return await use.GivenAsync(context, ClinicalTask.Diagnosis, $"findings: {line.Text}", verbs.Findings(line), ContractJson.Wire.FindingsResult);
        }).Accepts<FindingsLine>("application/json").ProducesProblem(400).WithSummary("Clinical findings in a text, with positions.");
        engines.MapPost("/differential", async (HttpContext context, ContractVerbs verbs, EngineUse use, int top = 20) =>
        {
            var line = await BodyReader.ReadAsync(context, ContractJson.Wire.DifferentialLine);
            var asked = line.Text ?? string.Join(' ', (line.Observed ?? []).Concat((line.Excluded ?? []).Select(static id => "no " + id)));
            return await use.GivenAsync(context, ClinicalTask.Diagnosis, $"differential: {asked}", verbs.Differential(line, Within(top, MostRanked, "top")), ContractJson.Wire.DifferentialResult);
        }).Accepts<DifferentialLine>("application/json").ProducesProblem(400).WithSummary("Conditions ranked by likelihood ratios, from text or findings.");
        engines.MapPost("/medications/check", async (HttpContext context, MedicationVerbs verbs, EngineUse use, RequestPatients patients) =>
        {
            var line = await BodyReader.ReadAsync(context, ContractJson.Wire.MedicationsLine);
            var read = await patients.ReadAsync(context, line.Patient, Door.Rest);
            var asked = string.Join("; ", (line.Medications ?? []).Concat((line.Proposed ?? []).Select(static one => "proposed: " + one)).Append(line.Text).OfType<string>());
            return await use.GivenAsync(context, ClinicalTask.Medication, $"medications: {asked}", verbs.Check(line with { Patient = null }, read), ContractJson.Wire.MedicationsResult, read);
        }).Accepts<MedicationsLine>("application/json").ProducesProblem(400).WithSummary("Medicines checked by rules: interactions, doses, allergies, conditions, pregnancy, renal function, age.");
        engines.MapPost("/search", async (HttpContext context, ContractVerbs verbs, EngineUse use, int top = 10) =>
        {
            var line = await BodyReader.ReadAsync(context, ContractJson.Wire.SearchLine);
            return await use.GivenAsync(context, ClinicalTask.General, $"search: {line.Query}", verbs.Search(line, Within(top, MostHits, "top")), ContractJson.Wire.SearchResult);
        }).Accepts<SearchLine>("application/json").ProducesProblem(400).WithSummary("Passages of the knowledge packs.");
        engines.MapGet("/calculators", (CalculatorCatalogue calculators) => TypedResults.Ok(calculators.All.Select(CalculatorJson.From).ToList()))
            .WithSummary("The calculators with their inputs.");
        engines.MapGet("/calculators/{id}", (string id, CalculatorCatalogue calculators) => TypedResults.Ok(CalculatorJson.From(Found(calculators, id))))
            .ProducesProblem(400).WithSummary("One calculator with its inputs.");
        engines.MapPost("/calculators/{id}", async (string id, HttpContext context, ContractVerbs verbs, EngineUse use) =>
        {
            var line = await BodyReader.ReadAsync(context, ContractJson.Wire.CalculateLine);
            return await use.GivenAsync(context, ClinicalTask.Calculation, $"calculate: {id} {line.Inputs}", verbs.Calculate(line with { Calculator = id }), ContractJson.Wire.CalculateResult);
        }).Accepts<CalculateLine>("application/json").ProducesProblem(400).WithSummary("Runs a calculator: {\"inputs\":{…}}.");
    }

    private static Calculator Found(CalculatorCatalogue calculators, string id) =>
        calculators.Find(id) ?? throw new WrongInputException("There is no calculator of that id. GET /api/calculators lists them.");

    private static int Within(int value, int most, string name) => value >= 1 && value <= most
        ? value
        : throw new WrongInputException($"Parameter '{name}': write a number from 1 to {most}.");
}
