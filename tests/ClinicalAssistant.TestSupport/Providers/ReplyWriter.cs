using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ClinicalAssistant.TestSupport;

/// <summary>Puts a scripted reply on the connection.</summary>
internal sealed class ReplyWriter(ProviderWire wire, HttpContext context, RecordedRequest request, string model)
{
    private static readonly ScriptedFault[] Refusals =
    [
        ScriptedFault.Unauthorized, ScriptedFault.ModelNotFound, ScriptedFault.RateLimited, ScriptedFault.ServerError, ScriptedFault.Overloaded,
        ScriptedFault.ContentFiltered, ScriptedFault.ContextTooLong, ScriptedFault.ToolsUnsupported,
    ];

    public async Task WriteAsync(ScriptedReply reply)
    {
        await reply.Hold.WaitAsync(context.RequestAborted);
        if (reply.RetryAfter is not null)
            context.Response.Headers.RetryAfter = reply.RetryAfter;
        if (Refusals.Contains(reply.Fault))
            await WriteErrorAsync(wire.Error(reply.Fault, model));
        else if (!await WriteForeignAsync(reply))
            await (request.IsStream ? StreamAsync(reply) : WholeAsync(reply));
    }

    private async Task<bool> WriteForeignAsync(ScriptedReply reply)
    {
        switch (reply.Fault)
        {
            case ScriptedFault.HangBeforeFirstByte:
                await HangAsync();
                return true;
            case ScriptedFault.Reset:
                context.Abort();
                return true;
            case ScriptedFault.Redirect:
                context.Response.Redirect("http://127.0.0.1:9/elsewhere", permanent: false, preserveMethod: true);
                return true;
            case ScriptedFault.Html:
                await SendAsync("text/html; charset=utf-8", "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form></form></body></html>");
                return true;
            case ScriptedFault.BrokenJson:
                await SendAsync(ContentType, Framed("{\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,"));
                return true;
            case ScriptedFault.ForeignJson:
                await SendAsync(ContentType, Framed("[1,\"two\",{\"three\":null}]"));
                return true;
            case ScriptedFault.EmptyChoices:
                await SendAsync(ContentType, wire.WithoutChoices(model, request.IsStream));
                return true;
            default:
                return false;
        }
    }

    private string ContentType => request.IsStream ? wire.StreamContentType : "application/json";

    private string Framed(string json) => request.IsStream ? wire.Frame(json) : json;

    private async Task StreamAsync(ScriptedReply reply)
    {
        context.Response.ContentType = wire.StreamContentType;
        if (wire.Opening(model) is { } opening)
            await SendAsync(opening);
        else
            await context.Response.StartAsync(context.RequestAborted);
        if (reply.Fault == ScriptedFault.HangBeforeFirstToken)
            await HangAsync();
        foreach (var piece in wire.Reasoning(reply, model))
            await PacedAsync(piece, reply);
        foreach (var text in reply.Fault == ScriptedFault.EmptyText ? [] : reply.Sent)
            await PacedAsync(wire.Piece(text, reply, model), reply);
        foreach (var piece in wire.ToolCalls(reply, model))
            await PacedAsync(piece, reply);
        await reply.Gate.WaitAsync(context.RequestAborted);
        switch (reply.Fault)
        {
            case ScriptedFault.Stall:
                await HangAsync();
                break;
            case ScriptedFault.ResetMidway:
                context.Abort();
                break;
            case ScriptedFault.Truncated:
                break;
            case ScriptedFault.ErrorMidway:
                await SendAsync(wire.ErrorInStream());
                break;
            default:
                foreach (var piece in wire.Closing(reply, request, model))
                    await SendAsync(piece);
                break;
        }
    }

    private async Task WholeAsync(ScriptedReply reply)
    {
        var whole = wire.Whole(reply.Fault == ScriptedFault.EmptyText ? reply with { Chunks = [""] } : reply, model);
        var half = whole[..(whole.Length / 2)];
        switch (reply.Fault)
        {
            case ScriptedFault.Stall or ScriptedFault.HangBeforeFirstToken:
                await SendAsync("application/json", half);
                await HangAsync();
                break;
            case ScriptedFault.ResetMidway:
                await SendAsync("application/json", half);
                context.Abort();
                break;
            case ScriptedFault.Truncated:
                await SendAsync("application/json", half);
                break;
            case ScriptedFault.ErrorMidway:
                await WriteErrorAsync(wire.Error(ScriptedFault.ServerError, model));
                break;
            default:
                await SendAsync("application/json", whole);
                break;
        }
    }

    private async Task PacedAsync(string piece, ScriptedReply reply)
    {
        if (reply.Pause > TimeSpan.Zero)
            await Task.Delay(reply.Pause, context.RequestAborted);
        await SendAsync(piece);
    }

    private Task WriteErrorAsync(ScriptedError error)
    {
        context.Response.StatusCode = error.Status;
        return SendAsync("application/json", JsonSerializer.Serialize(error.Body));
    }

    private Task SendAsync(string contentType, string text)
    {
        context.Response.ContentType = contentType;
        return SendAsync(text);
    }

    private async Task SendAsync(string text)
    {
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private Task HangAsync() => Task.Delay(Timeout.Infinite, context.RequestAborted);
}
