using System.Diagnostics;
using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Api.Tests;

public sealed class NpmMcpClientTests(SharedServer shared)
{
    [Fact]
    public async Task The_npm_client_calls_every_tool_and_finds_the_results_true_to_their_schemas()
    {
        var folder = Repository.Path("tests", "clients", "npm");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "@modelcontextprotocol")), "The npm client is not installed: run 'npm install' in tests/clients/npm (the CI script does).");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "mcp.mjs"), new Uri(shared.Server.Address, "/mcp").AbsoluteUri]) { RedirectStandardOutput = true })!;
        var line = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        var came = JsonElement.Parse(line);
        Assert.Equal(7, came.GetProperty("tools").GetArrayLength());
        Assert.True(came.GetProperty("readOnly").GetBoolean());
        Assert.Equal(43.8m, came.GetProperty("value").GetDecimal());
        Assert.Equal("major", came.GetProperty("severity").GetString());
        Assert.Equal("allow", came.GetProperty("decision").GetString());
        foreach (var counted in new[] { "findings", "ranking", "hits", "calculators" })
            Assert.True(came.GetProperty(counted).GetInt32() > 0, counted);
    }
}
