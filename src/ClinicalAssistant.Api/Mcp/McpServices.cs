using ClinicalAssistant.Api.Guarding;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Delivering;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ClinicalAssistant.Api.Mcp;

/// <summary>Registration of the tools, for the server (<c>/mcp</c>) and for <c>clinical mcp</c> over standard input and output.</summary>
public static class McpServices
{
    /// <summary>Where the server offers the tools.</summary>
    public const string Path = "/mcp";

    /// <summary>Adds the tools over HTTP; the caller is that of the request.</summary>
    public static IServiceCollection AddClinicalMcp(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<McpCaller>(provider => () => provider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } context ? Callers.Of(context, Door.Mcp) : new Caller("unknown", Door.Mcp));
        services.AddTools().WithHttpTransport();
        return services;
    }

    /// <summary>Adds the tools over standard input and output; the caller is the user of the operating system.</summary>
    public static IServiceCollection AddClinicalMcpOverPipes(this IServiceCollection services, Stream input, Stream output)
    {
        services.AddSingleton<McpCaller>(_ => () => new Caller(Environment.UserName, Door.Mcp));
        services.AddTools().WithStreamServerTransport(input, output);
        return services;
    }

    /// <summary>Serves until the input ends or the caller cancels. The engines load while client and server greet each other, so that a first call does not wait for all of it.</summary>
    public static async Task RunClinicalMcpAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var loading = Task.Run(() => (services.GetRequiredService<McpTools>(), services.GetRequiredService<Lazy<MedicationSafety>>().Value), cancellationToken);
        await services.GetRequiredService<McpServer>().RunAsync(cancellationToken);
        // What fails to load is told by the call that needs it.
        await ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static IMcpServerBuilder AddTools(this IServiceCollection services)
    {
        services.TryAddEngineGuards();
        services.AddSingleton<McpGate>().AddSingleton<McpTools>();
        return services.AddMcpServer(server =>
        {
            server.ServerInfo = new Implementation { Name = "clinical-assistant", Title = "ClinicalAssistant", Version = ProductVersion.Current };
            // Their schemas are made when the first client comes, not at every start.
            server.ToolCollection = [.. McpToolList.All()];
            server.ServerInstructions = "Clinical decision support for professionals. Each result shows its basis; cite the sources that come with it, and say what was not checked.";
        });
    }
}
