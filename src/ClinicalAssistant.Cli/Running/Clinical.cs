using System.CommandLine;
using System.CommandLine.Invocation;
using ClinicalAssistant.Cli.Verbs;

namespace ClinicalAssistant.Cli.Running;

/// <summary>Runs the program once: parse, act, report, exit code.</summary>
internal static class Clinical
{
    public static async Task<int> RunAsync(string[] args, Shell shell)
    {
        using var cancel = new CancellationTokenSource();
        using var interrupted = shell.Interrupts.Handle(cancel.Cancel);
        var code = ExitCode.Done;
        try
        {
            var parsed = CommandTree.Build(shell).Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            code = parsed.Action is ParseErrorAction
                ? WrongUse.Report(parsed, shell.Error)
                : await parsed.InvokeAsync(new InvocationConfiguration { Output = shell.Out, Error = shell.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancel.Token);
        }
        catch (Exception fault)
        {
            code = Faults.Report(fault, shell.Error, cancel.IsCancellationRequested);
        }

        await shell.Out.FlushAsync(CancellationToken.None);
        return code;
    }
}
