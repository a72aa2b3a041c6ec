using System.Diagnostics;
using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Api.Tests;

public sealed class NpmClientTests(SharedServer shared)
{
    [Fact]
    public async Task The_npm_client_completes_and_streams_the_same_text_in_both_forms()
    {
        var folder = Repository.Path("tests", "clients", "npm");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "openai")), "The npm client is not installed: run 'npm install' in tests/clients/npm (the CI script does).");
        var server = shared.Server;
        using var came = await RunAsync(folder, "client.mjs", server, Texts.ChestPain);
        Assert.Equal("stop", came.RootElement.GetProperty("finish").GetString());
        Assert.Contains("Acute coronary syndrome", came.RootElement.GetProperty("whole").GetString()!, StringComparison.Ordinal);
        Assert.Equal(came.RootElement.GetProperty("whole").GetString()!.Trim(), came.RootElement.GetProperty("streamed").GetString()!.Trim());
        Assert.Equal("completed", came.RootElement.GetProperty("responseStatus").GetString());
        Assert.Equal(came.RootElement.GetProperty("whole").GetString()!.Trim(), came.RootElement.GetProperty("response").GetString()!.Trim());
        Assert.Equal(came.RootElement.GetProperty("response").GetString()!.Trim(), came.RootElement.GetProperty("responseStreamed").GetString()!.Trim());
        Assert.Equal(400, came.RootElement.GetProperty("refused").GetProperty("status").GetInt32());
        Assert.Equal("tools", came.RootElement.GetProperty("refused").GetProperty("param").GetString());
    }

    [Fact]
    public async Task The_npm_client_offers_a_function_answers_its_call_and_gets_the_answer_in_both_forms()
    {
        var folder = Repository.Path("tests", "clients", "npm");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "openai")), "The npm client is not installed: run 'npm install' in tests/clients/npm (the CI script does).");
        await using var provider = await ScriptedProvider.StartAsync();
        for (var form = 0; form < 2; form++)
            provider.CallTool("lookup_ward", new { topic = "acute pyelonephritis" }).Reply("The patient lies on ward 7 [1].");
        await using var server = await RunningServer.StartAsync(new()
        {
            ["Models:Providers:local:Kind"] = "OpenAICompatible", ["Models:Providers:local:Endpoint"] = provider.OpenAIEndpoint, ["Models:Providers:local:Model"] = "test-model",
            ["Models:Routes:default:0"] = "local", ["Server:ToolRoutes"] = "local",
        });
        using var came = await RunAsync(folder, "tools.mjs", server, Texts.Safe);
        Assert.Equal("tool_calls", came.RootElement.GetProperty("finish").GetString());
        Assert.Equal("lookup_ward", came.RootElement.GetProperty("called").GetProperty("name").GetString());
        Assert.Contains("ward 7 [1]", came.RootElement.GetProperty("answer").GetString()!, StringComparison.Ordinal);
        Assert.Equal("lookup_ward", came.RootElement.GetProperty("responseCalled").GetString());
        Assert.Contains("ward 7 [1]", came.RootElement.GetProperty("response").GetString()!, StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> RunAsync(string folder, string script, RunningServer server, string question)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, script), server.Address.ToString().TrimEnd('/'), question]) { RedirectStandardOutput = true })!;
        var line = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return JsonDocument.Parse(line);
    }
}
