using System.Diagnostics;

namespace ClinicalAssistant.Evals.Tests;

public sealed class ReportTests : IDisposable
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly EvalSite _site = new();

    [Fact]
    public async Task The_report_filters_in_a_real_browser()
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } browser)
        {
            Assert.Skip("There is no Chromium on this machine.");
            return;
        }

        var suite = _site.Suite("""
              - { id: right, tags: [one], question: "Half-life of amiodarone?", assert: [{ outcome: answered }] }
              - { id: wrong, tags: [two], question: "Half-life of amiodarone?", assert: [{ contains: "nowhere <b>" }] }
            """, bar: "0");
        await _site.RunAsync(suite, folder: _site.Out + "-before");
        var outcome = await _site.RunAsync(suite, baseline: _site.Out + "-before");
        var start = new ProcessStartInfo(browser) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", $"--user-data-dir={_site.Out}-browser", "--virtual-time-budget=2000", "--dump-dom", new Uri(Path.Combine(outcome.Folder, "report.html")).AbsoluteUri })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var dom = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await error;

        // Failures are shown first; the script has hidden the case that passed and counted what is left.
        Assert.Contains("1 of 2", dom, StringComparison.Ordinal);
        Assert.Matches("<details[^>]*data-status=\"passed\"[^>]*hidden", dom);
        Assert.DoesNotMatch("<details[^>]*data-status=\"failed\"[^>]*hidden", dom);
        Assert.Contains("<svg", dom, StringComparison.Ordinal);
        Assert.Contains("id=\"tag\"", dom, StringComparison.Ordinal);
        Assert.Contains("guard_input", dom.Replace("guard input", "guard_input", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Against the baseline: ", dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Markdown_for_a_pull_request_holds_figures_and_no_words_of_a_case()
    {
        var outcome = await _site.RunAsync(_site.Suite("  - { id: a, question: \"Half-life of amiodarone?\", assert: [{ contains: nowhere }] }", bar: "0"));
        var text = File.ReadAllText(Path.Combine(outcome.Folder, "report.md"));
        Assert.Contains("| sample | engine | 0/1 |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("amiodarone", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Many_runs_show_how_a_suite_went()
    {
        await _site.RunAsync(_site.Suite("  - { id: a, question: \"Half-life of amiodarone?\", assert: [{ contains: nowhere }] }", bar: "0"), folder: Path.Combine(_site.Out, "one"));
        await _site.RunAsync(_site.Suite("  - { id: a, question: \"Half-life of amiodarone?\", assert: [{ outcome: answered }] }", bar: "0"), folder: Path.Combine(_site.Out, "two"));
        var page = Path.Combine(_site.Out, "trends.html");
        var text = EvalVerbs.Trends([_site.Out], page);
        Assert.Contains("+100.0 points", text, StringComparison.Ordinal);
        Assert.Contains("<polyline", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.DoesNotContain("://", File.ReadAllText(page), StringComparison.Ordinal);
    }

    public void Dispose() => _site.Dispose();
}
