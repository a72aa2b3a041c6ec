using System.Net;
using System.Net.Sockets;
using ClinicalAssistant.Cli.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClinicalAssistant.Cli.Tests;

public sealed class DoctorTests
{
    [Fact]
    public async Task What_the_program_stands_on_is_checked_line_by_line()
    {
        using var site = new Site();
        var run = await site.RunAsync("doctor");
        foreach (var check in new[] { "configuration", "data folder", "prompts", "policy", "knowledge", "record", "pipeline", "models" })
            Assert.Contains(run.Lines, line => line[6..].StartsWith(check + ":", StringComparison.Ordinal));
        Assert.Equal(run.Lines.Any(line => line.StartsWith("FAIL", StringComparison.Ordinal)) ? 1 : 0, run.Code);
        Assert.Contains("guard input → route → ground → generate → guard output", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_check_ends_with_what_to_do()
    {
        using var site = new Site();
        using var broken = new Site { Home = Path.Combine(site.File_("blocked", ""), "home") };
        var run = await broken.RunAsync("doctor");
        Assert.Equal(1, run.Code);
        Assert.Contains(run.Lines, line => line.StartsWith("FAIL  data folder", StringComparison.Ordinal) && line.Contains("CLINICAL_HOME", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_region_that_the_policy_does_not_know_fails_the_policy()
    {
        using var site = new Site();
        File.WriteAllText(Path.Combine(site.Home, "appsettings.json"), """{"Consult":{"Region":"ATLANTIS"}}""");
        var run = await site.RunAsync("doctor");
        Assert.Contains(run.Lines, line => line.StartsWith("FAIL  policy: The region 'ATLANTIS'", StringComparison.Ordinal));
        Assert.Equal(1, (await site.RunAsync("guard", "verify-policy")).Code);
        File.WriteAllText(Path.Combine(site.Home, "appsettings.json"), """{"Consult":{"Region":"GB"}}""");
        Assert.Equal(0, (await site.RunAsync("guard", "verify-policy")).Code);
    }

    [Fact]
    public async Task A_model_that_cannot_be_reached_fails_and_a_test_of_it_says_unreachable()
    {
        using var site = new Site();
        var provider = $$"""{"Kind":"Ollama","Endpoint":"http://127.0.0.1:{{ClosedPort()}}","Model":"m","MaxAttempts":1}""";
        File.WriteAllText(Path.Combine(site.Home, "appsettings.json"), """{"Models":{"Providers":{"local":""" + provider + "}}}");
        var doctor = await site.RunAsync("doctor");
        Assert.Contains("FAIL  model local: cannot be reached", doctor.Out, StringComparison.Ordinal);
        Assert.Equal(1, doctor.Code);
        Assert.Equal(3, (await site.RunAsync("models", "test", "local")).Code);
        Assert.Contains("on this machine", (await site.RunAsync("models", "list")).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await site.RunAsync("models", "test", "other")).Code);
        Assert.Equal(3, (await site.RunAsync("models", "pull", "m")).Code);
    }

    [Theory]
    [InlineData(200, "{}", 0)]
    [InlineData(503, """{"status":"not ready","record":"The disk is full."}""", 1)]
    public async Task A_running_server_is_asked_whether_it_is_ready(int status, string body, int code)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        server.MapGet("/health/ready", () => Results.Text(body, "application/json", statusCode: status));
        await server.StartAsync(TestContext.Current.CancellationToken);
        using var site = new Site();
        var run = await site.RunAsync("doctor", "--url", server.Urls.Single());
        Assert.Equal(code, run.Code);
        if (code == 1)
            Assert.Contains("The disk is full.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        using var site = new Site();
        Assert.Equal(3, (await site.RunAsync("doctor", "--url", $"http://127.0.0.1:{ClosedPort()}")).Code);
        Assert.Equal(2, (await site.RunAsync("doctor", "--url", "nonsense")).Code);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
