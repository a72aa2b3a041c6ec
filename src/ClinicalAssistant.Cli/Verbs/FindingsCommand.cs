using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>findings</c>: what is recognised in a text.</summary>
internal static class FindingsCommand
{
    public static Command Create(Shell shell, CommonOptions common) => new EngineVerb<FindingsLine, FindingsResult>(shell, common)
    {
        Name = "findings",
        Description = "Recognise clinical findings in a text, present and absent.",
        Thing = "text",
        LineType = () => ContractJson.Wire.FindingsLine,
        ResultType = () => ContractJson.Wire.FindingsResult,
        Line = (_, text) => new FindingsLine(null, text),
        Engine = (parsed, engines) =>
        {
            var ontology = Packs.Ontology(parsed.GetValue(common.Packs), engines);
            return line => engines.Get<ContractVerbs>().Findings(line, ontology);
        },
        Show = Show,
    }.Build(common.Packs);

    private static void Show(TextWriter output, FindingsResult result)
    {
        if (result.Age is { } age)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"age       {age} years"));
        if (result.Sex is { } sex)
            output.WriteLine($"sex       {sex}");
        if (result.Pregnant is { } pregnant)
            output.WriteLine($"pregnant  {(pregnant ? "yes" : "no")}");
        foreach (var finding in result.Findings)
        {
            var value = finding.Value is { } measured ? string.Create(CultureInfo.InvariantCulture, $", {measured.Value} {measured.Unit}") : "";
            output.WriteLine(Printable.Text($"{finding.Status,-9} {finding.Label} ({finding.Key}){value}{(finding.Course is { } course ? ", " + course : "")}"));
        }

        if (result.Findings.Count == 0)
            output.WriteLine("no finding recognised");
    }
}
