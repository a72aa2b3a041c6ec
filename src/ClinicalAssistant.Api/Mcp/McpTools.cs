using System.ComponentModel;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ClinicalAssistant.Api.Mcp;

/// <summary>The engines as tools of the Model Context Protocol: the contract's objects, read-only, with their schemas.</summary>
internal sealed class McpTools(ContractVerbs verbs, MedicationVerbs medications, CalculatorCatalogue calculators, McpGate gate, McpCaller caller)
{
    private const int MostHits = 50;
    private const int MostListed = 40;

    [McpServerTool(Name = "search", Title = "Search the knowledge packs", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(SearchResult))]
    [Description("Finds passages of the clinical knowledge packs, each with its source. For professionals; cite the source that comes with a passage.")]
    public Task<CallToolResult> SearchAsync([Description("Topic in a few words, in English.")] string query, [Description("How many passages, 1 to 50.")] int top = 5, CancellationToken cancellationToken = default) =>
        gate.RunAsync(new McpCall("search", ClinicalTask.General, query), () => verbs.Search(new SearchLine(null, query), Math.Clamp(top, 1, MostHits)), cancellationToken);

    [McpServerTool(Name = "findings", Title = "Read findings out of a text", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(FindingsResult))]
    [Description("Reads clinical findings (present and absent, as terms of the Human Phenotype Ontology), age and sex out of clinical text, with their places.")]
    public Task<CallToolResult> FindingsAsync([Description("Clinical text in English, shorthand allowed.")] string text, CancellationToken cancellationToken = default) =>
        gate.RunAsync(new McpCall("findings", ClinicalTask.Diagnosis, text), () => verbs.Findings(new FindingsLine(null, text)), cancellationToken);

    [McpServerTool(Name = "differential", Title = "Rank a differential", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(DifferentialResult))]
    [Description("Ranks conditions for a presentation by likelihood ratios, shows what argues for and against each, red flags, and what to ask next. Support for a professional's own judgement, no diagnosis.")]
    public Task<CallToolResult> DifferentialAsync([Description("The presentation in English; absent findings as 'no …'.")] string text, [Description("How many conditions, 1 to 50.")] int top = 10, CancellationToken cancellationToken = default) =>
        gate.RunAsync(new McpCall("differential", ClinicalTask.Diagnosis, text), () => verbs.Differential(new DifferentialLine { Text = text }, Math.Clamp(top, 1, MostHits)), cancellationToken);

    [McpServerTool(Name = "calculators", Title = "List calculators", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(McpCalculators))]
    [Description("Lists clinical scores and formulae with the inputs that 'calculate' needs.")]
    public Task<CallToolResult> CalculatorsAsync([Description("Words of the name or id to look for; empty for all, at most 40 are listed.")] string words = "", CancellationToken cancellationToken = default) =>
        gate.RunAsync(new McpCall("calculators", ClinicalTask.Calculation, words), () => McpCalculators.Of(Named(words).Take(MostListed)), cancellationToken);

    [McpServerTool(Name = "calculate", Title = "Calculate a score", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(CalculateResult))]
    [Description("Computes a clinical score or formula by rules and shows every step and the source. Missing inputs are an error that names them; never guess one.")]
    public Task<CallToolResult> CalculateAsync(
        [Description("Id of the calculator, for example 'cha2ds2-va'; 'calculators' lists them.")] string calculator,
        [Description("Inputs by name: numbers in the unit that 'calculators' shows, or texts with a unit ('60 kg'); true or false; a choice.")] Dictionary<string, JsonElement> inputs,
        CancellationToken cancellationToken = default) =>
        gate.RunAsync(
            new McpCall("calculate", ClinicalTask.Calculation, $"{calculator}: {string.Join("; ", inputs.Select(input => $"{input.Key}={input.Value}"))}"),
            () => verbs.Calculate(new CalculateLine { Calculator = calculator, Inputs = Element(inputs) }), cancellationToken);

    [McpServerTool(Name = "check_medications", Title = "Check medicines", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(MedicationsResult))]
    [Description("Checks medicines by rules: interactions, duplication, doses, allergies, conditions, pregnancy, renal function, age. What could not be made out is named and was not checked.")]
    public Task<CallToolResult> CheckMedicationsAsync(
        [Description("Medicines that are taken, one an entry, with dose and frequency as known: 'warfarin 3 mg daily'.")] string[] medications,
        [Description("Medicines that are proposed, written in the same way.")] string[]? proposed = null,
        [Description("The patient: a FHIR R4 Bundle or Patient, or plain facts such as {\"age\":72,\"sex\":\"female\",\"egfr\":38,\"allergies\":[\"penicillin\"]}.")] JsonElement? patient = null,
        CancellationToken cancellationToken = default) =>
        gate.RunAsync(
            new McpCall("check_medications", ClinicalTask.Medication, string.Join("; ", Listed(medications, proposed))) { Patient = patient },
            () => Checked(medications, proposed, patient), cancellationToken);

    [McpServerTool(Name = "guard", Title = "Judge a request", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(GuardResult))]
    [Description("The input guard's verdict on a text: allow, caution, refuse or escalate, with category, emergency and whether it tries to instruct the program.")]
    public Task<CallToolResult> GuardAsync([Description("The text to judge.")] string text, CancellationToken cancellationToken = default) =>
        gate.RunAsync(new McpCall("guard", ClinicalTask.General, text) { Judges = false }, () => verbs.Guard(new GuardLine { Text = text }, caller: caller()), cancellationToken);

    private MedicationsResult Checked(string[] taken, string[]? proposed, JsonElement? patient) =>
        medications.Check(new MedicationsLine { Medications = taken, Proposed = proposed ?? [], Patient = patient });

    private static IEnumerable<string> Listed(string[] taken, string[]? proposed) => taken.Concat((proposed ?? []).Select(one => "proposed: " + one));

    private IEnumerable<Calculator> Named(string words) => string.IsNullOrWhiteSpace(words)
        ? calculators.All
        : calculators.All.Where(calculator => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word =>
            calculator.Id.Contains(word, StringComparison.OrdinalIgnoreCase) || calculator.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || calculator.Aliases.Any(alias => alias.Contains(word, StringComparison.OrdinalIgnoreCase))));

    private static JsonElement Element(Dictionary<string, JsonElement> inputs)
    {
        var fields = new System.Text.Json.Nodes.JsonObject();
        foreach (var (name, value) in inputs)
            fields[name] = System.Text.Json.Nodes.JsonNode.Parse(value.GetRawText());
        return JsonSerializer.SerializeToElement(fields);
    }
}
