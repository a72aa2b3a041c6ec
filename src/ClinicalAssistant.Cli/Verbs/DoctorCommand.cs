using System.CommandLine;
using ClinicalAssistant.Cli.Checks;
using ClinicalAssistant.Cli.Running;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>doctor</c>: whether everything the program stands on is sound, or whether a server is ready.</summary>
internal static class DoctorCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var url = new Option<string?>("--url") { HelpName = "URL", Description = "Ask a running server instead of checking this installation." };
        var command = new Command("doctor", "Check configuration, data folder, record, content and models.") { url };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(url) is { } server
            ? RunningServer.CheckAsync(shell, server, cancellationToken)
            : CheckAsync(shell, parsed.GetValue(common.Config)));
        return command;
    }

    private static async Task<int> CheckAsync(Shell shell, string? config)
    {
        var code = ExitCode.Done;
        await foreach (var check in Installation.CheckAsync(shell, config))
        {
            await shell.Out.WriteLineAsync(check.Problem is { } problem ? $"FAIL  {check.What}: {problem}" : $"ok    {check.What}: {check.Detail}");
            await shell.Out.FlushAsync();
            if (check.Problem is not null)
                code = ExitCode.NotHeld;
        }

        return code;
    }
}
