using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Cli.Tests;

public sealed class EvalInterruptTests : IDisposable
{
    private const int Cases = 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clinical-interrupt-");

    [Fact]
    public async Task Ctrl_C_leaves_whole_rows_and_reports_and_a_resume_ends_as_an_unbroken_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A console's Ctrl-C cannot be sent to a child there.");
        var suite = Path.Combine(_folder.FullName, "interrupted.yaml");
        await File.WriteAllTextAsync(suite, Suite(), TestContext.Current.CancellationToken);
        var rows = Path.Combine(_folder.FullName, "broken", "results.jsonl");
        using (var broken = Start(suite, "broken"))
        {
            while (Lines(rows) < 5 && !broken.HasExited)
                await Task.Delay(5, TestContext.Current.CancellationToken);
            Assert.Equal(0, await LocalServers.RunAsync("kill", "-INT", broken.Id.ToString(CultureInfo.InvariantCulture)));
            await broken.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(130, broken.ExitCode);
        }

        Assert.InRange(Rows(rows).Count, 5, Cases - 1);
        foreach (var report in (string[])["summary.json", "report.html", "report.md", "junit.xml"])
            Assert.True(File.Exists(Path.Combine(_folder.FullName, "broken", report)), report);

        Assert.Equal(0, await EndAsync(suite, "broken", "--resume"));
        Assert.Equal(0, await EndAsync(suite, "whole"));
        Assert.Equal(Rows(Path.Combine(_folder.FullName, "whole", "results.jsonl")), Rows(rows));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Suite() => "suite: interrupted\ntitle: A run that is broken off\nowner: QA\nversion: 1.0.0\nkind: guard\nproviders: scripted\nbar: 0\ncases:\n" + string.Concat(Enumerable.Range(1, Cases).Select(n =>
        string.Create(CultureInfo.InvariantCulture, $"  - {{ id: c{n}, question: \"A {20 + (n % 60)}-year-old adult reports headache. What should be documented?\", script: [\"Ask about onset.\"], assert: [{{ contains: {(n % 3 == 0 ? "nowhere" : "onset")} }}] }}\n")));

    /// <summary>Through env on Linux: a program that a script started in the background ignores Ctrl-C, and so do its children, unless the signal is set back.</summary>
    private Process Start(string suite, string folder, params string[] more)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "clinical"), "eval", "run", suite, "--concurrency", "2", "--out", Path.Combine(_folder.FullName, folder), .. more];
        if (OperatingSystem.IsLinux())
            command = ["env", "--default-signal=INT", .. command];
        return LocalServers.Start(command[0], command[1..], new Dictionary<string, string> { ["CLINICAL_HOME"] = Path.Combine(_folder.FullName, "home") });
    }

    private async Task<int> EndAsync(string suite, string folder, params string[] more)
    {
        using var process = Start(suite, folder, more);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    private static int Lines(string file)
    {
        if (!File.Exists(file))
            return 0;
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Count(c => c == '\n');
    }

    /// <summary>The rows by number, without what differs from run to run: times.</summary>
    private static List<string> Rows(string file) =>
    [
        .. File.ReadLines(file).Select(static line => JsonElement.Parse(line)).OrderBy(static row => row.GetProperty("number").GetInt32())
            .Select(static row => $"{row.GetProperty("id")} {row.GetProperty("status")} {row.GetProperty("answer")} {row.GetProperty("assertions")}"),
    ];
}
