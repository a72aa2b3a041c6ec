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
}
