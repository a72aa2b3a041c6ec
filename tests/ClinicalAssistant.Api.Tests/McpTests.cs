using System.Net;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ClinicalAssistant.Api.Tests;

public sealed class McpTests(SharedServer shared)
{
    [Fact]
    public async Task The_official_client_lists_read_only_tools_with_schemas()
    {
        await using var client = await ClientAsync();
        var tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["calculate", "calculators", "check_medications", "differential", "findings", "guard", "search"], tools.Select(tool => tool.Name).Order());
        Assert.All(tools, tool =>
        {
            Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint);
            Assert.False(tool.ProtocolTool.Annotations.DestructiveHint);
            Assert.False(tool.ProtocolTool.Annotations.OpenWorldHint);
            Assert.Equal("object", tool.JsonSchema.GetProperty("type").GetString());
            Assert.NotNull(tool.ReturnJsonSchema);
        });
    }

    [Fact]
    public async Task Each_tool_answers_with_the_contracts_object()
    {
        await using var client = await ClientAsync();
        var search = await CallAsync(client, "search", new() { ["query"] = "acute pancreatitis", ["top"] = 3 });
        Assert.Equal("Acute pancreatitis", search.GetProperty("hits")[0].GetProperty("title").GetString());
        var findings = await CallAsync(client, "findings", new() { ["text"] = "58M with chest pain, no fever" });
        Assert.Contains(findings.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("id").GetString() == "HP:0001945" && finding.GetProperty("status").GetString() == "excluded");
        var differential = await CallAsync(client, "differential", new() { ["text"] = Texts.ChestPain });
        Assert.NotEqual(0, differential.GetProperty("red_flags").GetArrayLength());
        var calculation = await CallAsync(client, "calculate", new() { ["calculator"] = "cockcroft-gault", ["inputs"] = new Dictionary<string, object> { ["age"] = 72, ["sex"] = "female", ["weight"] = "60 kg", ["creatinine"] = "1.1 mg/dL" } });
        Assert.Equal(43.8m, calculation.GetProperty("value").GetDecimal());
        var calculators = await CallAsync(client, "calculators", new() { ["words"] = "fib" });
        Assert.Contains(calculators.GetProperty("calculators").EnumerateArray(), one => one.GetProperty("id").GetString() == "fib-4");
        var medications = await CallAsync(client, "check_medications", new() { ["medications"] = new[] { "warfarin 3 mg od" }, ["proposed"] = new[] { "naproxen 500 mg bd" }, ["patient"] = new { age = 80, sex = "F" } });
        Assert.Equal("major", medications.GetProperty("alerts")[0].GetProperty("severity").GetString());
        var guard = await CallAsync(client, "guard", new() { ["text"] = Texts.Unsafe });
        Assert.Equal("refuse", guard.GetProperty("decision").GetString());
    }

    [Fact]
    public async Task A_refused_text_is_a_tool_error_and_an_emergency_comes_first()
    {
        await using var client = await ClientAsync();
        var refused = await client.CallToolAsync("search", new Dictionary<string, object?> { ["query"] = Texts.Unsafe }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(refused.IsError);
        Assert.Null(refused.StructuredContent);
        var urgent = await client.CallToolAsync("differential", new Dictionary<string, object?> { ["text"] = Texts.ChestPain }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("emergency", ((TextContentBlock)urgent.Content[0]).Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(urgent.StructuredContent);
    }

    [Fact]
    public async Task Wrong_inputs_are_a_tool_error_that_says_what_to_do()
    {
        await using var client = await ClientAsync();
        var wrong = await client.CallToolAsync("calculate", new Dictionary<string, object?> { ["calculator"] = "no-such", ["inputs"] = new Dictionary<string, object>() }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(wrong.IsError);
        Assert.Contains("no calculator", ((TextContentBlock)wrong.Content[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_of_another_origin_is_kept_out()
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        call.Headers.Add("Origin", "https://elsewhere.example");
        using var response = await shared.Server.Client.SendAsync(call, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_call_is_in_the_record_with_its_caller_and_patient()
    {
        await using var client = await ClientAsync();
        await CallAsync(client, "check_medications", new() { ["medications"] = new[] { "lithium 400 mg nocte" }, ["patient"] = new { age = 61, sex = "F" } });
        var latest = await shared.Server.LatestAsync(Core.Door.Mcp, turn => turn.Question.Text.Contains("lithium", StringComparison.Ordinal));
        Assert.Equal("loopback", latest.Question.Caller.Id);
        Assert.Equal(61, latest.Question.Patient!.Age!.WholeYears);
    }

    private async Task<McpClient> ClientAsync() => await McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(shared.Server.Address, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }), cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<JsonElement> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(true, result.IsError);
        return Assert.IsType<JsonElement>(result.StructuredContent);
    }
}
