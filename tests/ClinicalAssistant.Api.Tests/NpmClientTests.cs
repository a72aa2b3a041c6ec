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
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "client.mjs"), server.Address.ToString().TrimEnd('/'), Texts.ChestPain]) { RedirectStandardOutput = true })!;
        var line = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        using var came = JsonDocument.Parse(line);
        Assert.Equal("stop", came.RootElement.GetProperty("finish").GetString());
        Assert.Contains("Acute coronary syndrome", came.RootElement.GetProperty("whole").GetString()!, StringComparison.Ordinal);
        Assert.Equal(came.RootElement.GetProperty("whole").GetString()!.Trim(), came.RootElement.GetProperty("streamed").GetString()!.Trim());
        Assert.Equal("completed", came.RootElement.GetProperty("responseStatus").GetString());
        Assert.Equal(came.RootElement.GetProperty("whole").GetString()!.Trim(), came.RootElement.GetProperty("response").GetString()!.Trim());
        Assert.Equal(came.RootElement.GetProperty("response").GetString()!.Trim(), came.RootElement.GetProperty("responseStreamed").GetString()!.Trim());
        Assert.Equal(400, came.RootElement.GetProperty("refused").GetProperty("status").GetInt32());
        Assert.Equal("tools", came.RootElement.GetProperty("refused").GetProperty("param").GetString());
    }
}
