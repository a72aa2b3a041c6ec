using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Api.Tests.CdsHooks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;

namespace ClinicalAssistant.Api.Tests;

/// <summary>One tenant fills every store; another then goes to every endpoint that the server has, with every id of the first. The list is the server's own, so a new endpoint is in it.</summary>
public sealed class TenantIsolationTests
{
    private const string Marker = "Zanzibaria";
    private const string Feedback = "/cds-services/" + SandboxRequests.OrderSign + "/feedback";

    // What the endpoints that read ids from a body, or change what an id names, are sent; {id} is an id of the other tenant, which none of them may take. Every other one is sent Any.
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/feedback"] = """{"question_id":"{id}","rating":"up"}""",
        ["POST /v1/responses"] = """{"input":"And what did I ask before?","previous_response_id":"{id}"}""",
        ["PUT /api/documents/{id}"] = """{"version":1,"sections":[{"id":"plan","sentences":["Overwritten."]}]}""",
        ["POST /api/documents/{id}/sign"] = """{"name":"Dr S","role":"GP"}""",
    };

    private const string Any = """{"question":"And what did I ask before?","text":"And before?","query":"before","material":"Cough.","messages":[{"role":"user","content":"And before?"}]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_endpoint_shows_or_changes_what_is_another_tenants()
    {
        await using var server = await RunningServer.StartAsync();
        using var north = await server.ClientAsync("north", "dr-n", Roles.Admin);
        using var south = await server.ClientAsync("south", "dr-s", Roles.Admin);
        var ids = await FillAsync(server, north);
        var before = await StateAsync(north, ids);
        Assert.Contains(Marker, before, StringComparison.Ordinal);

        var endpoints = Endpoints(server);
        Assert.True(endpoints.Count > 25, $"only {endpoints.Count} endpoints");
        var wrong = new List<string>();
        foreach (var (method, pattern) in endpoints)
        {
            foreach (var id in pattern.Contains('{', StringComparison.Ordinal) || Bodies.ContainsKey($"{method} {pattern}") ? ids.Values.AsEnumerable() : [ids["question"]])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(pattern, id));
                if (method is "POST" or "PUT" or "PATCH")
                    request.Content = new StringContent(Bodies.GetValueOrDefault($"{method} {pattern}", Any).Replace("{id}", id, StringComparison.Ordinal), Encoding.UTF8, "application/json");
                if (pattern == "/mcp")
                    request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
                using var response = await south.SendAsync(request, Cancellation);
                var body = await response.Content.ReadAsStringAsync(Cancellation);
                if (body.Contains(Marker, StringComparison.OrdinalIgnoreCase))
                    wrong.Add($"{method} {pattern} showed another tenant's words");
                if (response.StatusCode >= HttpStatusCode.InternalServerError)
                    wrong.Add($"{method} {pattern} failed with {(int)response.StatusCode}");
                if (Bodies.ContainsKey($"{method} {pattern}") && response.IsSuccessStatusCode)
                    wrong.Add($"{method} {pattern} took another tenant's id");
            }
        }

        // The card's own endpoint takes any card, and keeps what is said of it apart.
        await PostAsync(south, Feedback, new { feedback = new[] { new { card = ids["card"], outcome = "overridden", overrideReason = new { userComment = "Not ours" } } } });
        Assert.Empty(wrong);
        Assert.Equal(before, await StateAsync(north, ids));
        Assert.True((await north.GetFromJsonAsync<JsonElement>("/api/audit/verify", Cancellation)).GetProperty("whole").GetBoolean());
    }

    [Fact]
    public async Task A_bodys_own_list_names_endpoints_that_there_are()
    {
        await using var server = await RunningServer.StartAsync();
        var known = Endpoints(server).Select(static endpoint => $"{endpoint.Method} {endpoint.Pattern}").ToHashSet(StringComparer.Ordinal);
        Assert.All(Bodies.Keys, key => Assert.Contains(key, known));
    }

    /// <summary>The server's endpoints with their methods, but for streams that stay open and health, which holds nothing of anyone.</summary>
    private static List<(string Method, string Pattern)> Endpoints(RunningServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(static endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, Pattern: "/" + endpoint.RoutePattern.RawText!.Trim('/'))))
            .Where(static endpoint => !endpoint.Pattern.StartsWith("/health", StringComparison.Ordinal) && endpoint != ("GET", "/mcp"))
            .Distinct(),
    ];

    private static string Filled(string pattern, string id) => System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]+\}", id);

    /// <summary>Puts something of the north into every store, each with the marker, and gives the ids it goes by.</summary>
    private static async Task<Dictionary<string, string>> FillAsync(RunningServer server, HttpClient north)
    {
        var question = $"{Marker}: fever for three days?";
        var ids = new Dictionary<string, string>(StringComparer.Ordinal) { ["conversation"] = Guid.CreateVersion7().ToString() };
        await PostAsync(north, $"/api/conversations/{ids["conversation"]}/messages", new { question });
        ids["question"] = (await north.GetFromJsonAsync<JsonElement>("/api/audit", Cancellation)).EnumerateArray().First(static entry => entry.GetProperty("action").GetString() == "answer").GetProperty("subject").GetString()!;
        await PostAsync(north, "/api/feedback", new { question_id = ids["question"], rating = "down", comment = Marker });
        ids["response"] = (await PostAsync(north, "/v1/responses", new { input = question })).GetProperty("id").GetString()!;
        await PostAsync(north, "/v1/chat/completions", new { messages = new[] { new { role = "user", content = question } } });
        ids["document"] = (await PostAsync(north, "/api/documents", new { material = $"{Marker}. Cough for three days." })).GetProperty("document").GetProperty("id").GetString()!;
        var cards = await PostAsync(north, "/cds-services/" + SandboxRequests.OrderSign, SandboxRequests.Request("order-sign", SandboxRequests.Prefetch("Warfarin 5 MG Oral Tablet"), ("draftOrders", SandboxRequests.Bundle(SandboxRequests.Order("o1", "Naproxen 500 MG Oral Tablet")))));
        ids["card"] = cards.GetProperty("cards")[0].GetProperty("uuid").GetString()!;
        await PostAsync(north, Feedback, new { feedback = new[] { new { card = ids["card"], outcome = "overridden", overrideReason = new { userComment = Marker } } } });
        ids["place"] = (await north.GetFromJsonAsync<JsonElement>("/api/conversations", Cancellation))[0].GetProperty("id").GetString()!;
        await using var mcp = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(server.Address, "/mcp") }, north), cancellationToken: Cancellation);
        await mcp.CallToolAsync("search", new Dictionary<string, object?> { ["query"] = Marker + " fever" }, cancellationToken: Cancellation);
        return ids;
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    /// <summary>What the north holds, as it reads it.</summary>
    private static async Task<string> StateAsync(HttpClient north, Dictionary<string, string> ids)
    {
        var state = new StringBuilder();
        foreach (var path in new[] { "/api/conversations?top=200", $"/api/conversations/{ids["conversation"]}", $"/api/conversations/{ids["place"]}", "/api/feedback", "/api/documents", $"/api/documents/{ids["document"]}" })
        {
            using var response = await north.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            state.AppendLine(await response.Content.ReadAsStringAsync(Cancellation));
        }

        return state.ToString();
    }
}
