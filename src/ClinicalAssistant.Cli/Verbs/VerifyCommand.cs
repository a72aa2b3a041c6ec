using System.CommandLine;
using System.Text.Json;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>verify</c>: the output guard alone, over a drafted answer with its evidence.</summary>
internal static class VerifyCommand
{
    public static Command Create(Shell shell, CommonOptions common) => new EngineVerb<VerifyLine, VerifyResult>(shell, common)
    {
        Name = "verify",
        Description = "Check a drafted answer, sentence by sentence, against its evidence.",
        Thing = "json",
        LineType = () => ContractJson.Wire.VerifyLine,
        ResultType = () => ContractJson.Wire.VerifyResult,
        Line = (_, text) => Read(text),
        Engine = (_, engines) => line => engines.Get<ContractVerbs>().Verify(line),
        Show = Show,
    }.Build(common.AllowPatientAudience);

    private static VerifyLine Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ContractJson.Wire.VerifyLine) ?? throw new WrongInputException("The object is null. " + Form);
        }
        catch (JsonException fault)
        {
            throw new WrongInputException($"The text is not the JSON object expected{(fault.Path is { Length: > 1 } path ? $" (field {path})" : "")}. {Form}");
        }
    }

    private const string Form = "Write {\"question\":\"…\",\"evidence\":[{\"id\":\"1\",\"text\":\"…\"}],\"answer\":\"…\"}.";

    private static void Show(TextWriter output, VerifyResult result)
    {
        foreach (var sentence in result.Sentences)
        {
            output.WriteLine($"{sentence.Status,-9} {Printable.Text(sentence.Text ?? "")}");
            foreach (var reason in sentence.Reasons)
                output.WriteLine("          " + Printable.Text(reason));
        }

        foreach (var addition in result.Appended)
            output.WriteLine($"appended  {Printable.Text(addition.Text)} ({addition.Why})");
    }
}
