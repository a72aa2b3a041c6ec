using System.Text.Json;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Tools;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class CalculatorFunctionTests
{
    private static readonly Calculator Calculator = new CalculatorCatalogue().Find("aa-gradient")!;

    private static CalculatorFunction Function() => new(Calculator, inputs => Calculator.Calculate(inputs) is { Result: { } result } ? result.Shown : "Not calculated.");

    [Fact]
    public void Each_input_is_a_typed_parameter_with_its_unit_and_only_needed_ones_are_required()
    {
        var schema = Function().JsonSchema;

        Assert.Equal("calculate_aa_gradient", Function().Name);
        Assert.Equal(["pao2", "paco2"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        var pressure = schema.GetProperty("properties").GetProperty("pao2");
        Assert.Equal("number", pressure.GetProperty("type").GetString());
        Assert.Contains("mmHg", pressure.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_of_a_model_become_inputs_and_impossible_ones_are_refused()
    {
        using var number = JsonDocument.Parse("80");
        var given = new AIFunctionArguments { ["pao2"] = number.RootElement, ["paco2"] = 40, ["age"] = null };

        Assert.Equal("19.7 mmHg", await Function().InvokeAsync(given, TestContext.Current.CancellationToken));
        Assert.Equal("Not calculated.", await Function().InvokeAsync(new AIFunctionArguments { ["pao2"] = 80 }, TestContext.Current.CancellationToken));
    }
}
