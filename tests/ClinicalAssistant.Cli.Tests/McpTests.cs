using System.Diagnostics;
using System.Text.Json;
using ClinicalAssistant.TestSupport;
using ModelContextProtocol.Client;

namespace ClinicalAssistant.Cli.Tests;

public sealed class McpTests
{
    [Fact]
    public async Task The_program_serves_its_tools_over_pipes_and_writes_nothing_else()
    {
        var home = Directory.CreateTempSubdirectory("clinical-mcp").FullName;
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "clinical.exe" : "clinical"), ["mcp"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CLINICAL_HOME"] = home;
        using var program = Process.Start(start)!;
        var initialised = await AskAsync(program, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"check","version":"1"}}}""");
        Assert.Equal("clinical-assistant", initialised.GetProperty("result").GetProperty("serverInfo").GetProperty("name").GetString());
        await program.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        var called = await AskAsync(program, """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"check_medications","arguments":{"medications":["warfarin 3 mg od"],"proposed":["naproxen 500 mg bd"]}}}""");
        Assert.Equal("major", called.GetProperty("result").GetProperty("structuredContent").GetProperty("alerts")[0].GetProperty("severity").GetString());
        program.StandardInput.Close();
        Assert.Equal("", await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, program.ExitCode);
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task The_clients_of_both_registries_start_the_program_and_call_its_tools_over_pipes()
    {
        var home = Directory.CreateTempSubdirectory("clinical-mcp").FullName;
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "clinical.exe" : "clinical");
        await using (var client = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions { Command = program, Arguments = ["mcp"], EnvironmentVariables = new Dictionary<string, string?> { ["CLINICAL_HOME"] = home } }), cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Equal(7, (await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Count);
            var judged = await client.CallToolAsync("guard", new Dictionary<string, object?> { ["text"] = "What is a normal potassium?" }, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal("allow", Assert.IsType<JsonElement>(judged.StructuredContent).GetProperty("decision").GetString());
        }

        var folder = Repository.Path("tests", "clients", "npm");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "@modelcontextprotocol")), "The npm client is not installed: run 'npm install' in tests/clients/npm (the CI script does).");
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "mcp.mjs"), program, "mcp"]) { RedirectStandardOutput = true };
        start.Environment["CLINICAL_HOME"] = home;
        using var node = Process.Start(start)!;
        var line = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        Assert.Equal("major", JsonElement.Parse(line).GetProperty("severity").GetString());
        Directory.Delete(home, recursive: true);
    }

    private static async Task<JsonElement> AskAsync(Process program, string message)
    {
        await program.StandardInput.WriteLineAsync(message);
        return JsonElement.Parse(await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
    }
}
