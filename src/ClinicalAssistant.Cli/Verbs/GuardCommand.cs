using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>guard</c>: the input guard alone, and the check of its policy.</summary>
internal static class GuardCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var where = new Option<string?>("--where") { HelpName = "user|document|fhir_note", Description = "Where the text stood." };
        var command = new EngineVerb<GuardLine, GuardResult>(shell, common)
        {
            Name = "guard",
            Description = "Judge a text with the input guard: allow, caution, refuse or escalate.",
            Thing = "text",
            LineType = () => ContractJson.Wire.GuardLine,
            ResultType = () => ContractJson.Wire.GuardResult,
            Line = (parsed, text) => new GuardLine { Text = text, Audience = parsed.GetValue(common.Audience), Where = parsed.GetValue(where) },
            Engine = (_, engines) => line => engines.Get<ContractVerbs>().Guard(line),
            Show = Show,
        }.Build(where, common.Audience, common.AllowPatientAudience);
        command.Subcommands.Add(VerifyPolicy(shell, common));
        return command;
    }

    private static void Show(TextWriter output, GuardResult result)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Decision} ({result.Category}), score {result.Score:0.00}"));
        if (result.Emergency is { } emergency)
            output.WriteLine($"emergency: {emergency.Kind}");
        output.WriteLine($"rules: {(result.Rules.Count == 0 ? "none" : string.Join(", ", result.Rules))}");
        if (result.Injection)
            output.WriteLine("injection: an instruction stands where data belongs");
    }

    private static Command VerifyPolicy(Shell shell, CommonOptions common)
    {
        var folder = new Argument<string?>("folder") { Arity = ArgumentArity.ZeroOrOne, Description = "The policy's folder; without it, the program's own." };
        var command = new Command("verify-policy", "Check the guard's policy: form, references, patterns, texts.") { folder };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder) ?? Path.Combine(AppContext.BaseDirectory, "guardrails");
            if (!Directory.Exists(path))
                throw new WrongInputException($"{path}: there is no such folder. Name the folder that holds the policy's *.json.");
            var region = Engines.ReadSettings(shell, parsed.GetValue(common.Config)).Consult.Region;
            try
            {
                var policy = GuardPolicy.Load(path, region.Length == 0 ? null : region);
                shell.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"sound: version {policy.Version}, {policy.Categories.Count} categories, {policy.Emergencies.Count} kinds of emergency, {policy.OutputRules.Count} output rules, {policy.Disclaimers.Count} disclaimers"));
                return ExitCode.Done;
            }
            catch (WrongInputException wrong)
            {
                shell.Error.WriteLine("clinical: " + wrong.Message);
                return ExitCode.NotHeld;
            }
        });
        return command;
    }
}
