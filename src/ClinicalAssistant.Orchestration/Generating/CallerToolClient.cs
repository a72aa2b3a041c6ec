using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Grounding;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>A provider's client with the caller's functions offered, and behind the prompt the calls that were made with a pointer to the evidence that holds each result.</summary>
internal static class CallerToolClient
{
    public static IChatClient Over(IChatClient client, CallerTools tools, EvidenceList evidence, Func<string, string> protect)
    {
        var exchanged = Exchanged(tools, evidence, protect).ToList();
        var offered = tools.Offered.Select(tool => AIFunctionFactory.CreateDeclaration(tool.Name, protect(tool.Description), ProtectedJson.Schema(tool.Schema, protect))).ToList();
        return client.AsBuilder()
            .ConfigureOptions(options =>
            {
                options.Tools = [.. offered];
                options.ToolMode = tools.Offered.Count == 0 ? null : Mode(tools.Choice);
            })
            .Use((messages, options, inner, cancellationToken) => inner.GetResponseAsync([.. messages, .. exchanged], options, cancellationToken),
                (messages, options, inner, cancellationToken) => inner.GetStreamingResponseAsync([.. messages, .. exchanged], options, cancellationToken))
            .Build();
    }

    private static IEnumerable<ChatMessage> Exchanged(CallerTools tools, EvidenceList evidence, Func<string, string> protect)
    {
        foreach (var (call, _) in tools.Exchanges)
        {
            yield return new ChatMessage(ChatRole.Assistant, [new FunctionCallContent(call.Id, call.Name, ProtectedJson.Arguments(call.Arguments, protect))]);
            yield return new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.Id, $"The result is evidence [{evidence.IdOf(call.Id)}].")]);
        }
    }

    private static ChatToolMode Mode(string choice) => choice switch
    {
        "auto" => ChatToolMode.Auto,
        "none" => ChatToolMode.None,
        "required" => ChatToolMode.RequireAny,
        _ => ChatToolMode.RequireSpecific(choice),
    };
}
