using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Reads the cases of one suite, whether they stand in it, in JSON lines or in a table.</summary>
internal sealed class CaseReader(
    PatientInput patients, AssertionSubjects subjects, SuiteMode mode, SuiteNode defaults, IReadOnlyList<PromptVariant> prompts, string snapshots)
{
    private static readonly string[] CaseFields = ["id", "question", "audience", "task", "patient", "history", "instructions", "tags", "vars", "script", "threshold", "assert"];
    private static readonly string[] TableColumns = ["id", "question", "audience", "task", "patient", "tags", "assert"];

    private readonly Dictionary<string, SuiteNode> _seen = new(StringComparer.Ordinal);

    public List<EvalCase> ReadAll(IEnumerable<SuiteNode> nodes) => [.. nodes.Select(node => Read(OfTable(node)))];

    private EvalCase Read(SuiteNode node)
    {
        node.Only("a case", CaseFields);
        var id = Fields.Needed(node, "id").Text("'id'");
        if (string.IsNullOrWhiteSpace(id))
            throw node.Fault("'id' is empty. Give the case a name of its own.");
        if (!_seen.TryAdd(id, node))
            throw node.Fault($"the id '{id}' stands twice; the first is at {_seen[id].File} line {_seen[id].Line}. Give each case its own.");
        var variables = CaseVariables.Read(defaults.Find("vars"), node.Find("vars"));
        var question = Question(node, variables);
        variables = variables.And("question", question);
        foreach (var missing in prompts.SelectMany(prompt => prompt.Variables.Where(name => !variables.Values.ContainsKey(name)).Select(name => (prompt.Id, name))).Take(1))
            throw node.Fault($"variable '{missing.name}' of prompt '{missing.Id}' is missing in case '{id}'. State it under 'vars' of the case or of the suite's defaults.");
        var assertions = Fields.Listed(defaults.Find("assert")).Concat(Fields.Listed(node.Find("assert")))
            .Select(assertion => Assertion(assertion.With(variables), id)).ToList();
        if (assertions.Count == 0)
            throw node.Fault($"case '{id}' asserts nothing. Write what must hold under 'assert'.");
        return new EvalCase
        {
            Id = id,
            Question = question,
            Variables = variables.Values,
            Assertions = assertions,
            Audience = Either(node, "audience") is { } audience && Fields.Choice(audience, "'audience'", "clinician", "patient") == "patient" ? Audience.Patient : Audience.Clinician,
            Task = Either(node, "task") is { } task ? Fields.Choice(task, "'task'", subjects.Tasks) : null,
            Patient = Either(node, "patient") is { IsNothing: false } patient ? ReadPatient(patient.With(variables)) : null,
            History = [.. Fields.Listed(node.Find("history")).Select(turn => ReadTurn(turn.With(variables)))],
            CallerInstructions = Either(node, "instructions") is { } instructions ? instructions.With(variables).Texts("'instructions'") : [],
            Tags = [.. Tags(defaults), .. Tags(node)],
            Script = node.Find("script")?.With(variables).Texts("'script'") ?? [],
            Threshold = Either(node, "threshold")?.Share("'threshold'"),
            ExpectsFailure = assertions.Exists(assertion => assertion.ExpectsFailure),
        };
    }

    /// <summary>A case of a suite with prompts of its own may do with variables alone.</summary>
    private string Question(SuiteNode node, CaseVariables variables) => node.Find("question") is { IsNothing: false } stated
        ? stated.With(variables).Text("'question'")
        : prompts.Any(prompt => prompt.Messages.Count > 0) ? variables.Values.GetValueOrDefault("question", "") : Fields.Needed(node, "question").Scalar!;

    private Assertion Assertion(SuiteNode node, string id) => node.Fields is [{ Key: "snapshot" } field]
        ? Snapshots.Read(field.Value, Path.Combine(snapshots, id + ".txt"), subjects, mode)
        : AssertionCatalogue.Read(node, subjects, mode);

    private SuiteNode? Either(SuiteNode node, string field) => node.Find(field) ?? defaults.Find(field);

    /// <summary>A record of a table as a case: columns that are no fields of a case are its variables.</summary>
    private static SuiteNode OfTable(SuiteNode node)
    {
        if (!node.File.Contains(".csv", StringComparison.OrdinalIgnoreCase) || node.Fields is not { } cells)
            return node;
        var fields = new List<KeyValuePair<string, SuiteNode>>();
        foreach (var (name, cell) in cells.Where(cell => TableColumns.Contains(cell.Key) && cell.Value.Scalar is { Length: > 0 }))
        {
            fields.Add(KeyValuePair.Create(name, name switch
            {
                "assert" or "patient" => SuiteFile.Yaml(cell.Scalar!, node.File, node.Line),
                "tags" => SuiteNode.OfList(node.File, node.Line, [.. cell.Scalar!.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(tag => SuiteNode.OfScalar(node.File, node.Line, tag, quoted: true))]),
                _ => cell,
            }));
        }

        var variables = cells.Where(cell => !TableColumns.Contains(cell.Key)).ToList();
        if (variables.Count > 0)
            fields.Add(KeyValuePair.Create("vars", SuiteNode.OfMap(node.File, node.Line, variables)));
        return SuiteNode.OfMap(node.File, node.Line, fields);
    }

    private Patient ReadPatient(SuiteNode node)
    {
        try
        {
            var read = patients(node.ToJson());
            return read.Problems.Count == 0 ? read.Patient : throw new WrongInputException(string.Join(" ", read.Problems));
        }
        catch (WrongInputException fault)
        {
            throw node.Fault("'patient': " + fault.Message);
        }
    }

    private static Turn ReadTurn(SuiteNode node) => node.Fields is [{ Key: "user" or "assistant" } turn]
        ? new Turn(turn.Key == "user" ? Speaker.User : Speaker.Assistant, turn.Value.Text("a turn"))
        : throw node.Fault("a turn of 'history' is written '- user: …' or '- assistant: …'.");

    private static IReadOnlyList<string> Tags(SuiteNode node) => node.Find("tags")?.Texts("'tags'") ?? [];
}
