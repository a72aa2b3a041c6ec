using System.Text;
using System.Text.Json.Nodes;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>Asks the person at the terminal for a calculator's inputs, one by one, until each can be used. Nothing is taken as a default.</summary>
internal static class CalculatorDialogue
{
    /// <summary>Asks for what is not given yet: for all inputs where none is, else for those that are needed. Ends early where input ends.</summary>
    public static async Task AskAsync(Shell shell, Calculator calculator, JsonObject given, CancellationToken cancellationToken)
    {
        var all = given.Count == 0;
        using var reader = new StreamReader(shell.Input, new UTF8Encoding(false), leaveOpen: true);
        foreach (var input in calculator.Inputs.Where(input => !given.ContainsKey(input.Name) && (all || input.Absent is null)))
        {
            if (!await AskAsync(shell, reader, input, given, cancellationToken))
                return;
        }
    }

    private static async Task<bool> AskAsync(Shell shell, StreamReader reader, CalculatorInput input, JsonObject given, CancellationToken cancellationToken)
    {
        while (true)
        {
            await shell.Error.WriteAsync($"{input.Label} ({input.Accepts}): ".AsMemory(), cancellationToken);
            await shell.Error.FlushAsync(cancellationToken);
            if (await reader.ReadLineAsync(cancellationToken) is not { } line)
                return false;
            line = line.Trim();
            if (line.Length == 0 && input.Absent is not null)
                return true;
            if (CalculatorInputs.ValueOf(input, line) is not { } value)
            {
                await shell.Error.WriteLineAsync("  That cannot be read; it is needed as shown in brackets.".AsMemory(), cancellationToken);
            }
            else if (Calculator.ProblemOf(input, value) is { } problem)
            {
                await shell.Error.WriteLineAsync(("  " + problem.Message).AsMemory(), cancellationToken);
            }
            else
            {
                given[input.Name] = line;
                return true;
            }
        }
    }
}
