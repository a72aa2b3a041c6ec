using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ClinicalAssistant.Api.Tests.Faults;

/// <summary>Requests drawn from the server's own OpenAPI document and then broken in one of many ways. CLINICAL_FUZZ sets how many an endpoint gets.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Internals = ["   at ", "Exception", ".cs:line", "System.", "Microsoft.", "Npgsql", "SQLite Error"];

    [Fact]
    public async Task No_request_makes_the_server_fail_or_show_its_insides()
    {
        var each = int.Parse(Environment.GetEnvironmentVariable("CLINICAL_FUZZ") ?? "25", CultureInfo.InvariantCulture);
        await using var server = await RunningServer.StartAsync(new() { ["Server:MaxBodyBytes"] = "200000" });
        using var document = JsonDocument.Parse(await server.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var wrong = new List<string>();
        var endpoints = 0;
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                endpoints++;
                for (var seed = 0; seed < each; seed++)
                {
                    var requests = new RequestGenerator(document.RootElement, seed);
                    using var request = requests.Next(operation.Name, path.Name, operation.Value);
                    using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
                    var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                    var shown = Internals.FirstOrDefault(word => body.Contains(word, StringComparison.Ordinal) && (int)response.StatusCode >= 400);
                    if ((int)response.StatusCode >= 500 || shown is not null)
                        wrong.Add($"{operation.Name} {path.Name} seed {seed}: {(int)response.StatusCode} {shown}");
                }
            }
        }

        Assert.True(endpoints > 15);
        Assert.Empty(wrong);
    }
}
