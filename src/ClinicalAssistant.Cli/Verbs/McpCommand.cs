using System.CommandLine;
using System.Runtime.CompilerServices;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Mcp;
using ClinicalAssistant.Cli.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>mcp</c>: the engines as tools of the Model Context Protocol over standard input and output, for a client that starts this program.</summary>
internal static class McpCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var command = new Command("mcp", "Serve the engines as tools (Model Context Protocol) over standard input and output.");
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(common.Config), cancellationToken));
        return command;
    }

    // Not inlined, so that no other verb loads the protocol.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> RunAsync(Shell shell, string? config, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddSingleton(shell.Time);
        services.AddLogging();
        services.AddClinicalHost(Engines.ReadSettings(shell, config));
        services.AddClinicalMcpOverPipes(Console.OpenStandardInput(), Console.OpenStandardOutput());
        shell.Configure?.Invoke(services);
        await using var provider = services.BuildServiceProvider();
        await provider.RunClinicalMcpAsync(cancellationToken);
        return ExitCode.Done;
    }
}
