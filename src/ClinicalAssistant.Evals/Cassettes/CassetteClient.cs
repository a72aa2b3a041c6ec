using System.Runtime.CompilerServices;
using ClinicalAssistant.Models;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Evals;

/// <summary>Records what a provider says, or says it again without asking. Outside a run with cassettes it only passes on.</summary>
internal sealed class CassetteClient(ModelProvider provider, Func<IChatClient> inner) : IChatClient
{
    private readonly Lazy<IChatClient> _inner = new(inner);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (CaseContext.Current is not { Run.Cassettes: { } cassettes } context)
            return await _inner.Value.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var list = messages.ToList();
        var blank = Blank(context, list, options);
        if (!cassettes.Records)
            return Replayed(cassettes, context, blank).ToChatResponse();
        var response = await _inner.Value.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);
        Keep(cassettes, blank, response);
        return response;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (CaseContext.Current is not { Run.Cassettes: { } cassettes } context)
        {
            await foreach (var update in _inner.Value.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
                yield return update;
            yield break;
        }

        var list = messages.ToList();
        var blank = Blank(context, list, options);
        if (!cassettes.Records)
        {
            foreach (var update in Replayed(cassettes, context, blank))
                yield return update;
            yield break;
        }

        var told = new List<ChatResponseUpdate>();
        await foreach (var update in _inner.Value.GetStreamingResponseAsync(list, options, cancellationToken).ConfigureAwait(false))
        {
            told.Add(update);
            yield return update;
        }

        Keep(cassettes, blank, told.ToChatResponse());
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => _inner.Value.GetService(serviceType, serviceKey);

    public void Dispose()
    {
        if (_inner.IsValueCreated)
            _inner.Value.Dispose();
    }

    private Cassette Blank(CaseContext context, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var blank = BlankOf(context, messages, options);
        return blank with { Call = context.Ask(Cassettes.Key(blank)) };
    }

    private Cassette BlankOf(CaseContext context, IReadOnlyList<ChatMessage> messages, ChatOptions? options) => new()
    {
        Suite = context.Suite,
        Case = context.Case,
        Provider = provider.Name,
        Model = provider.Model,
        Parameters = PromptHash.Parameters(options),
        Prompt = PromptHash.Of(messages),
        Sample = context.Sample,
    };

    private static List<ChatResponseUpdate> Replayed(Cassettes cassettes, CaseContext context, Cassette blank)
    {
        Cassette kept;
        try
        {
            kept = cassettes.Find(blank);
        }
        catch (NoCassetteException fault)
        {
            // The pipeline would take it for a provider that is down and go on without it.
            context.CassetteFault = fault.Message;
            throw;
        }

        List<AIContent> contents = [];
        if (kept.Text.Length > 0)
            contents.Add(new TextContent(kept.Text));
        contents.AddRange((kept.Calls ?? []).Select(call => FunctionCallContent.CreateFromParsedArguments(call.Arguments, call.Id, call.Name, CassetteArguments.Read)));
        if (kept.InputTokens is not null || kept.OutputTokens is not null)
            contents.Add(new UsageContent(new UsageDetails { InputTokenCount = kept.InputTokens, OutputTokenCount = kept.OutputTokens }));
        return
        [
            new ChatResponseUpdate(ChatRole.Assistant, contents),
            new ChatResponseUpdate { Role = ChatRole.Assistant, FinishReason = kept.Finish is { } finish ? new ChatFinishReason(finish) : ChatFinishReason.Stop },
        ];
    }

    private static void Keep(Cassettes cassettes, Cassette blank, ChatResponse response)
    {
        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => new CassetteCall(call.CallId, call.Name, PromptHash.Arguments(call))).ToList();
        cassettes.Keep(blank with
        {
            Text = response.Text,
            Calls = calls.Count > 0 ? calls : null,
            Finish = response.FinishReason?.Value,
            InputTokens = response.Usage?.InputTokenCount,
            OutputTokens = response.Usage?.OutputTokenCount,
        });
    }
}
