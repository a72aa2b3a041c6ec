using System.Text.RegularExpressions;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Cli.Tests.Support;

namespace ClinicalAssistant.Cli.Tests;

public sealed partial class ServeTests
{
    [Fact]
    public async Task The_server_answers_until_ctrl_c_and_ends_cleanly()
    {
        using var site = new Site();
        var error = new WatchedWriter("listening on");
        var shell = site.Shell(null, new MemoryStream(), error);
        var running = Clinical.RunAsync(["serve", "--urls", "http://127.0.0.1:0"], shell);
        var address = Url().Match(await error.Seen.WaitAsync(TestContext.Current.CancellationToken)).Value;
        using var http = new HttpClient();
        Assert.Contains("live", await http.GetStringAsync(new Uri(address + "/health/live"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(shell.Interrupts.Raise());
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task An_address_beyond_this_machine_needs_keys()
    {
        using var site = new Site();
        var run = await site.RunAsync("serve", "--urls", "http://0.0.0.0:0");
        Assert.Equal(2, run.Code);
        Assert.Contains("Server:ApiKeysFile", run.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Url();
}
