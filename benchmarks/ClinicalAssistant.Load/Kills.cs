using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Load;

/// <summary>SIGKILL in the middle of answers under load, again and again on one record; then what callers had received is held against it.</summary>
internal static class Kills
{
    public static async Task<int> RunAsync(Arguments options)
    {
        var home = Directory.CreateTempSubdirectory("clinical-kills").FullName;
        var run = new KillRun(Path.GetFullPath(options.Text("program")), home, new Dictionary<string, string>());
        var kills = Math.Clamp(options.Number("kills", 50), 1, 500);
        var wrong = await run.RunAsync(kills, Math.Clamp(options.Number("callers", 8), 1, 64));
        Console.WriteLine(JsonSerializer.Serialize(new { label = "kills", kills, conversations = run.Conversations, completed = run.Completed, wrong = wrong.Count, first = wrong.Take(5) }));
        Directory.Delete(home, recursive: true);
        return wrong.Count == 0 ? 0 : 1;
    }
}
