using System.ClientModel;

namespace ClinicalAssistant.Models;

/// <summary>How the OpenAI SDK's own exceptions read. Most failures never reach it: <see cref="WireHandler"/> tells them first.</summary>
internal static class OpenAIFailures
{
    public static WireFailure? Translate(Exception exception) => exception switch
    {
        // The SDK takes the first choice without asking whether there is one.
        ArgumentOutOfRangeException { ParamName: "index" } => new WireFailure(FailureReason.EmptyReply) { Code = "no_choices" },
        ClientResultException { Status: >= 500 } failed => new WireFailure(FailureReason.ServerError) { Status = failed.Status },
        _ => null,
    };

    public static async Task<T> GuardAsync<T>(ModelProvider provider, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception any) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.Tell(Failures.From(any, Translate, begun: false), provider);
        }
    }
}
