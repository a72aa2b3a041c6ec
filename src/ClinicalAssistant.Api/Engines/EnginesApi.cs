using ClinicalAssistant.Api.Asking;
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
        engines.MapPost("/guard", async (HttpContext context, ContractVerbs verbs) =>
            TypedResults.Ok(verbs.Guard(await BodyReader.ReadAsync(context, ContractJson.Wire.GuardLine))))
            .Accepts<GuardLine>("application/json").ProducesProblem(400).WithSummary("The input guard's verdict on a text.");
        engines.MapPost("/verify", async (HttpContext context, ContractVerbs verbs) =>
            TypedResults.Ok(verbs.Verify(await BodyReader.ReadAsync(context, ContractJson.Wire.VerifyLine))))
            .Accepts<VerifyLine>("application/json").ProducesProblem(400).WithSummary("The output guard's verdict on a drafted answer.");
        engines.MapPost("/deidentify", async (HttpContext context, ContractVerbs verbs) =>
            TypedResults.Ok(verbs.Deidentify(await BodyReader.ReadAsync(context, ContractJson.Wire.DeidentifyLine))))
            .Accepts<DeidentifyLine>("application/json").ProducesProblem(400).WithSummary("Text with identifiers replaced by placeholders.");
        engines.MapPost("/findings", async (HttpContext context, ContractVerbs verbs) =>
            TypedResults.Ok(verbs.Findings(await BodyReader.ReadAsync(context, ContractJson.Wire.FindingsLine))))
            .Accepts<FindingsLine>("application/json").ProducesProblem(400).WithSummary("Clinical findings in a text, with positions.");
        engines.MapPost("/differential", async (HttpContext context, ContractVerbs verbs, int top = 20) =>
            TypedResults.Ok(verbs.Differential(await BodyReader.ReadAsync(context, ContractJson.Wire.DifferentialLine), Within(top, MostRanked, "top"))))
            .Accepts<DifferentialLine>("application/json").ProducesProblem(400).WithSummary("Conditions ranked by likelihood ratios, from text or findings.");
        engines.MapPost("/medications/check", async (HttpContext context, MedicationVerbs verbs, PatientReferences patients) =>
        {
            var line = await BodyReader.ReadAsync(context, ContractJson.Wire.MedicationsLine);
            return TypedResults.Ok(verbs.Check(line with { Patient = await patients.ResolveAsync(line.Patient, context.RequestAborted) }));
        })
            .Accepts<MedicationsLine>("application/json").ProducesProblem(400).WithSummary("Medicines checked by rules: interactions, doses, allergies, conditions, pregnancy, renal function, age.");
        engines.MapPost("/search", async (HttpContext context, ContractVerbs verbs, int top = 10) =>
            TypedResults.Ok(verbs.Search(await BodyReader.ReadAsync(context, ContractJson.Wire.SearchLine), Within(top, MostHits, "top"))))
            .Accepts<SearchLine>("application/json").ProducesProblem(400).WithSummary("Passages of the knowledge packs.");
        engines.MapGet("/calculators", (CalculatorCatalogue calculators) => TypedResults.Ok(calculators.All.Select(CalculatorJson.From).ToList()))
            .WithSummary("The calculators with their inputs.");
        engines.MapGet("/calculators/{id}", (string id, CalculatorCatalogue calculators) => TypedResults.Ok(CalculatorJson.From(Found(calculators, id))))
            .ProducesProblem(400).WithSummary("One calculator with its inputs.");
        engines.MapPost("/calculators/{id}", async (string id, HttpContext context, ContractVerbs verbs) =>
        {
            var line = await BodyReader.ReadAsync(context, ContractJson.Wire.CalculateLine);
            return TypedResults.Ok(verbs.Calculate(line with { Calculator = id }));
        }).Accepts<CalculateLine>("application/json").ProducesProblem(400).WithSummary("Runs a calculator: {\"inputs\":{…}}.");
    }

    private static Calculator Found(CalculatorCatalogue calculators, string id) =>
        calculators.Find(id) ?? throw new WrongInputException("There is no calculator of that id. GET /api/calculators lists them.");

    private static int Within(int value, int most, string name) => value >= 1 && value <= most
        ? value
        : throw new WrongInputException($"Parameter '{name}': write a number from 1 to {most}.");
}
