using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Delivering;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A response as named events with a rising sequence number; the last is completed or failed, and there is no <c>[DONE]</c>.</summary>
internal sealed class ResponseStream(HttpContext context, EventWriter writer, ResponseReply reply)
{
    private readonly JsonArray _output = [];
    private readonly JsonArray _parts = [];
    private readonly StringBuilder _text = new();
    private int _sequence;
    private string? _open;
    private bool _speaking;

    public async Task WriteAsync(IAsyncEnumerable<AnswerEvent> events)
    {
        EventWriter.Open(context);
        await SendAsync("response.created", new() { ["response"] = reply.Response("in_progress", []) });
        await SendAsync("response.in_progress", new() { ["response"] = reply.Response("in_progress", []) });
        try
        {
            await foreach (var answerEvent in writer.WithKeepAlive(context, events))
            {
                if (answerEvent is Completed { Answer: var answer })
                    await CloseAsync(answer);
                else if (answerEvent is ToolCalled { Call: var call })
                    await CallAsync(call);
                else if (AnswerText.Of(answerEvent) is { Length: > 0 } text)
                    await AddAsync(answerEvent is Refused ? "refusal" : "output_text", text);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            // The stream's catch-all: what went out stands, and the client is told that more was to come. The fault's own words stay out.
            await FailAsync(new WireRefusal(StatusCodes.Status500InternalServerError, "The server failed before the answer was complete. Ask again.", null, "server_error"));
        }
    }

    private async Task CloseAsync(Answer answer)
    {
        if (WireFailure.Of(answer) is { } failure)
        {
            await FailAsync(failure);
            return;
        }

        if (WireFailure.Withheld(answer) is { } withheld)
            await AddAsync("refusal", withheld);
        else if (Footnotes.Of(answer) is { Length: > 0 } footnotes)
            await AddAsync("output_text", footnotes);
        await EndMessageAsync();
        await SendAsync("response.completed", new() { ["response"] = reply.Response("completed", _output, answer) });
    }

    /// <summary>A call that passed the output guard, whole in one piece.</summary>
    private async Task CallAsync(ToolCall call)
    {
        await EndMessageAsync();
        var item = ResponseReply.Call(call, "completed");
        var place = _output.Count;
        await SendAsync("response.output_item.added", new() { ["output_index"] = place, ["item"] = ResponseReply.Call(call, "in_progress") });
        foreach (var (name, field) in new[] { ("delta", "delta"), ("done", "arguments") })
            await SendAsync($"response.function_call_arguments.{name}", new() { ["item_id"] = item["id"]!.DeepClone(), ["output_index"] = place, [field] = call.Arguments });
        await SendAsync("response.output_item.done", new() { ["output_index"] = place, ["item"] = item.DeepClone() });
        _output.Add(item);
    }

    private async Task FailAsync(WireRefusal failure)
    {
        await EndPartAsync();
        if (_parts.Count > 0)
            _output.Add(reply.Message("incomplete", _parts));
        await SendAsync("response.failed", new() { ["response"] = reply.Response("failed", _output, failure: failure) });
    }

    private async Task AddAsync(string kind, string text)
    {
        if (!_speaking)
        {
            _speaking = true;
            await SendAsync("response.output_item.added", new() { ["output_index"] = _output.Count, ["item"] = reply.Message("in_progress", []) });
        }

        if (_open != kind)
        {
            await EndPartAsync();
            _open = kind;
            await SendAsync("response.content_part.added", InPart("part", Part("")));
        }

        _text.Append(text);
        await SendAsync($"response.{_open}.delta", InPart("delta", text));
    }

    private async Task EndMessageAsync()
    {
        await EndPartAsync();
        if (!_speaking)
            return;
        _speaking = false;
        var message = reply.Message("completed", (JsonArray)_parts.DeepClone());
        _parts.Clear();
        await SendAsync("response.output_item.done", new() { ["output_index"] = _output.Count, ["item"] = message.DeepClone() });
        _output.Add(message);
    }

    private async Task EndPartAsync()
    {
        if (_open is null)
            return;
        var text = _text.ToString();
        await SendAsync($"response.{_open}.done", InPart(_open == "refusal" ? "refusal" : "text", text));
        await SendAsync("response.content_part.done", InPart("part", Part(text)));
        _parts.Add(Part(text));
        _text.Clear();
        _open = null;
    }

    private JsonObject Part(string text) => _open == "refusal" ? ResponseReply.Refusal(text) : ResponseReply.Text(text);

    private JsonObject InPart(string name, JsonNode value)
    {
        var data = new JsonObject { ["item_id"] = reply.MessageId, ["output_index"] = _output.Count, ["content_index"] = _parts.Count, [name] = value };
        if (_open == "output_text" && name != "part")
            data["logprobs"] = new JsonArray();
        return data;
    }

    private async Task SendAsync(string name, JsonObject data)
    {
        data["type"] = name;
        data["sequence_number"] = _sequence++;
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"event: {name}\ndata: {data.ToJsonString()}\n\n"), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
