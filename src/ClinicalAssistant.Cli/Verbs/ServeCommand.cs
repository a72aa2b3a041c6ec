using System.CommandLine;
using System.Runtime.CompilerServices;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>serve</c>: the same pipeline over REST and the OpenAI wire.</summary>
internal static class ServeCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var urls = new Option<string?>("--urls") { HelpName = "URL", Description = "Addresses to listen on, separated by semicolons." };
        var command = new Command("serve", "Serve REST, server-sent events and the OpenAI wire.") { urls };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(common.Config), parsed.GetValue(urls), cancellationToken));
        return command;
    }

    // Not inlined, so that no other verb loads the web framework.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> RunAsync(Shell shell, string? config, string? urls, CancellationToken cancellationToken)
    {
        var app = ClinicalServer.Build(urls is null ? [] : ["--urls", urls], Engines.ReadSettings(shell, config), services =>
        {
            services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            shell.Configure?.Invoke(services);
        });
        await using (app)
        {
            try
            {
                await app.StartAsync(cancellationToken);
            }
            catch (IOException fault)
            {
                throw new WrongInputException("The server cannot listen on the address: another program may use it already. Name another with --urls, for example --urls http://127.0.0.1:5081.", fault);
            }

            await shell.Error.WriteLineAsync($"listening on {string.Join(", ", app.Urls)}; Ctrl-C ends it");
            using var stop = cancellationToken.Register(app.Lifetime.StopApplication);
            await app.WaitForShutdownAsync(CancellationToken.None);
        }

        return ExitCode.Done;
    }
}
