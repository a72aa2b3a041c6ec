using System.CommandLine;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>deidentify</c>: identifiers replaced by placeholders.</summary>
internal static class DeidentifyCommand
{
    public static Command Create(Shell shell, CommonOptions common) => new EngineVerb<DeidentifyLine, DeidentifyResult>(shell, common)
    {
        Name = "deidentify",
        Description = "Replace identifiers in a text by placeholders. It finds most, not all: review before sharing.",
        Thing = "text",
        LineType = () => ContractJson.Wire.DeidentifyLine,
        ResultType = () => ContractJson.Wire.DeidentifyResult,
        Line = (_, text) => new DeidentifyLine(null, text),
        Engine = (_, engines) => line => engines.Get<ContractVerbs>().Deidentify(line),
        Show = (output, result) => output.WriteLine(Printable.Text(result.Text)),
    }.Build();
}
