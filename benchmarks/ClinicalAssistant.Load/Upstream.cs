using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ClinicalAssistant.Load;

/// <summary>A model server that costs next to nothing: OpenAI's chat completions, whole or streamed at a fixed pace, ten tokens a sentence.</summary>
internal static class Upstream
{
    private const int TokensOfASentence = 10;

    /// <summary>Called when a stream's reader has left.</summary>
    public static Action? Left { get; set; }

    public static async Task<int> RunAsync(int port)
    {
        await using var app = Build(port);
        await app.RunAsync();
        return 0;
    }

    public static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", ChatAsync);
        app.MapGet("/v1/models", () => Results.Text("""{"object":"list","data":[{"id":"any","object":"model"}]}""", "application/json"));
        return app;
    }

    private static async Task ChatAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var model = body.RootElement.GetProperty("model").GetString() ?? "";
        var (tokens, delay) = (Knob(model, "tokens", 8), Knob(model, "delay", 0));
        if (!body.RootElement.TryGetProperty("stream", out var stream) || !stream.GetBoolean())
        {
            if (delay > 0)
                await Task.Delay(tokens * delay, context.RequestAborted);
            context.Response.ContentType = "application/json";
            var text = string.Concat(Enumerable.Range(0, tokens).Select(Token));
            await context.Response.WriteAsync("{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"any\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + text + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":" + tokens.ToString(CultureInfo.InvariantCulture) + ",\"total_tokens\":" + (20 + tokens).ToString(CultureInfo.InvariantCulture) + "}}");
            return;
        }

        context.Response.ContentType = "text/event-stream";
        try
        {
            await SendAsync(context, """{"role":"assistant","content":""}""", "null");
            var started = Environment.TickCount64;
            for (var i = 0; i < tokens; i++)
            {
                var wait = started + (long)(i + 1) * delay - Environment.TickCount64;
                if (wait > 0)
                    await Task.Delay((int)wait, context.RequestAborted);
                await SendAsync(context, $$"""{"content":"{{Token(i)}}"}""", "null");
            }

            await SendAsync(context, "{}", "\"stop\"");
            await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            Left?.Invoke();
        }
    }

    private static string Token(int index) => index % TokensOfASentence == TokensOfASentence - 1 ? "well. " : index % TokensOfASentence == 0 ? "Rest " : "and fluids "[..(index % 2 == 0 ? 4 : 11)];

    private static async Task SendAsync(HttpContext context, string delta, string finish)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"any\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n"), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static int Knob(string model, string name, int otherwise) =>
        model.Split(';').Select(static part => part.Split('=')).FirstOrDefault(part => part.Length == 2 && part[0] == name) is [_, var value] ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
