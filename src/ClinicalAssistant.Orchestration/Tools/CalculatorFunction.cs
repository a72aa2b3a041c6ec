using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicalAssistant.Knowledge;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tools;

/// <summary>One calculator as a tool with a parameter for each input: its type, unit, range or choices, and whether it may be left out.</summary>
internal sealed class CalculatorFunction(Calculator calculator, Func<CalculatorInputs, string> run) : AIFunction
{
    public override string Name { get; } = "calculate_" + calculator.Id.Replace('-', '_');

    public override string Description { get; } = $"{calculator.Name}. {calculator.Population} Give only what the question or the record states; what is not stated is asked of the person, never assumed.";

    public override JsonElement JsonSchema { get; } = Schema(calculator);

    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var given = new JsonObject();
        foreach (var (name, value) in arguments)
        {
            if (Node(value) is { } node)
                given[name] = node;
        }

        using var document = JsonDocument.Parse(given.ToJsonString());
        return ValueTask.FromResult<object?>(run(CalculatorInputs.Parse(calculator, document.RootElement)));
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        JsonNode node => node.DeepClone(),
        bool yes => JsonValue.Create(yes),
        IFormattable number => JsonValue.Create(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(value.ToString()),
    };

    private static JsonElement Schema(Calculator calculator)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var input in calculator.Inputs)
        {
            properties[input.Name] = Property(input);
            if (input.Absent is null)
                required.Add((JsonNode)input.Name);
        }

        using var document = JsonDocument.Parse(new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false }.ToJsonString());
        return document.RootElement.Clone();
    }

    private static JsonObject Property(CalculatorInput input)
    {
        var property = new JsonObject { ["description"] = $"{input.Label}: {input.Accepts}" };
        switch (input.Kind)
        {
            case InputKind.YesNo:
                property["type"] = "boolean";
                break;
            case InputKind.Choice:
                (property["type"], property["enum"]) = ("string", new JsonArray([.. input.Choices.Select(choice => (JsonNode)choice)]));
                break;
            case InputKind.Date:
                (property["type"], property["format"]) = ("string", "date");
                break;
            default:
                (property["type"], property["minimum"], property["maximum"]) = (input.Whole ? "integer" : "number", input.Minimum, input.Maximum);
                break;
        }

        return property;
    }
}
