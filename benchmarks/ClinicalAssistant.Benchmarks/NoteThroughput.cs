using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Benchmarks;

/// <summary>How much text of many different notes the de-identifier reads in a second of processor time, on one thread.</summary>
internal static class NoteThroughput
{
    private const int Rounds = 12;

    /// <summary>Reads every note of the file twelve times over and tells each round's figures; the last ones are those of a warm process.</summary>
    /// <param name="notes">JSON lines with a text.</param>
    public static void Run(string notes)
    {
        var deidentifier = new Deidentifier(Path.Combine(Content.Folder, "guardrails", "deidentification"));
        string[] texts = [.. File.ReadLines(notes).Select(Text)];
        var bytes = texts.Sum(Encoding.UTF8.GetByteCount);
        for (var round = 1; round <= Rounds; round++)
        {
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            foreach (var text in texts)
                deidentifier.Deidentify(text);
            process.Refresh();
            var seconds = (process.TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {bytes / seconds / 1e6:F2} MB/s, {texts.Length} notes of {bytes / texts.Length} bytes"));
        }
    }

    private static string Text(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }
}
