using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>FIB-4 index of liver fibrosis (Sterling et al., Hepatology 2006).</summary>
internal sealed class Fib4Index : Calculator
{
    public override string Id => "fib-4";

    public override string Name => "FIB-4 index";

    public override IReadOnlyList<string> Aliases => ["fib-4", "fib4", "fib 4", "fibrosis-4", "fibrosis 4"];

    public override string Population => "Adults with chronic liver disease; unreliable below 35 years and in acute hepatitis. Above 65 years a low limit of 2.0 replaces 1.3.";

    public override int Digits => 3;

    public override Source Source { get; } = new("Fibrosis tests and their calculation, table 1; limits from GIHep", "World Journal of Gastroenterology", 2012, "https://pmc.ncbi.nlm.nih.gov/articles/PMC3286137/table/T1");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Age(), Ast, Alt, Platelets];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet.Real("age") * sheet.Real("ast") / (sheet.Real("platelets") * Math.Sqrt(sheet.Real("alt")));
        sheet.Step($"{sheet["age"]} x AST {sheet["ast"]} / (platelets {sheet["platelets"]} x square root of ALT {sheet["alt"]}) = {value}");
        var low = sheet["age"] > 65 ? 2.0 : 1.3;
        return sheet.Result(value, "1", value < low ? FormattableString.Invariant($"Below {low:0.0}: advanced fibrosis unlikely.") : value > 2.67 ? "Above 2.67: advanced fibrosis likely." : FormattableString.Invariant($"{low:0.0} to 2.67: undetermined, test further."));
    }
}
