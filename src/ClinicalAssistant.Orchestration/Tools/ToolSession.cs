using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tools;

/// <summary>
/// The tools of one answer. A tool that fails stops the tool calls and is remembered: the text that would build on it is withheld,
/// and the failure's own message never reaches the model. What a tool says passes the same shield as the prompt.
/// </summary>
internal sealed class ToolSession(IReadOnlyList<AIFunction> tools, int rounds, Func<string, string> protect)
{
    /// <summary>The tool that failed, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>The client with the tools offered and invoked; the client itself where the task has none.</summary>
    public IChatClient Equip(IChatClient client) => tools.Count == 0 || rounds == 0
        ? client
        : client.AsBuilder()
            .ConfigureOptions(options => options.Tools = [.. tools])
            .Use(inner => new FunctionInvokingChatClient(inner)
            {
                MaximumIterationsPerRequest = rounds,
                FunctionInvoker = InvokeAsync,
            })
            .Build();

    /// <summary>The tool call's catch-all: a fault ends the calls, the caller's cancellation passes through.</summary>
    private async ValueTask<object?> InvokeAsync(FunctionInvocationContext context, CancellationToken cancellationToken)
    {
        try
        {
            var result = await context.Function.InvokeAsync(context.Arguments, cancellationToken).ConfigureAwait(false);
            return result switch
            {
                string text => protect(text),
                JsonElement { ValueKind: JsonValueKind.String } text => protect(text.GetString()!),
                _ => result,
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception)
        {
            Fault = context.Function.Name;
            context.Terminate = true;
            return "The tool is not available.";
        }
    }
}
