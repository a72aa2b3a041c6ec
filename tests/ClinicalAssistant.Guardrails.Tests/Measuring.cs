using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Prints the rules' own figures on the development files (no classifier). Skips where the files are absent.</summary>
public sealed class Measuring(ITestOutputHelper output)
{
    [Fact]
    public void Figures_of_the_rules_on_the_development_files()
    {
        var folder = DevelopmentData.Find("medsafety");
        Assert.SkipWhen(folder is null, "The development files are not beside the repository.");
        var guard = Policies.Guard;
        var counted = 0;
        foreach (var (set, file, text, slice) in (IEnumerable<(string, string[], string, string)>)
        [
            ("medsafety", ["medsafety", "requests.jsonl.gz"], "request", "category"),
            ("xstest", ["xstest", "prompts.jsonl.gz"], "prompt", "label"),
            ("benign", ["benign", "questions.jsonl.gz"], "text", "kind"),
            ("clinwork", ["authored_samples", "clinwork.jsonl.gz"], "text", "label"),
            ("escalation", ["authored_samples", "escalation.jsonl.gz"], "text", "label"),
            ("injection", ["authored_samples", "injection.jsonl.gz"], "text", "label"),
        ])
        {
            var rows = Lines(file).Select(line => Judge(guard, line, text, slice)).ToArray();
            counted += rows.Length;
            foreach (var group in rows.GroupBy(r => r.Slice).OrderBy(g => g.Key, StringComparer.Ordinal).Append(rows.GroupBy(_ => "all").First()))
            {
                Print($"{set,-11} {group.Key,-24} n={group.Count(),4} refuse {Share(group, d => d.Decision == Decision.Refuse)} caution {Share(group, d => d.Decision == Decision.Caution)} escalate {Share(group, d => d.Decision == Decision.Escalate)} injection {Share(group, d => d.Injection)}");
            }

            foreach (var rule in rows.SelectMany(r => r.Decision.Rules.Select(rule => (r.Slice, rule))).GroupBy(x => x).OrderByDescending(g => g.Count()).Take(Environment.GetEnvironmentVariable("GUARD_RULES") is null ? 0 : 60))
                Print($"    {rule.Key.Slice,-24} {rule.Key.rule,-28} {rule.Count()}");
        }

        Assert.True(counted > 0);
    }

    [Fact]
    public void Time_of_one_verdict()
    {
        var text = string.Concat(Enumerable.Repeat("58-year-old man with crushing chest pain for 40 minutes, BP 92/60, on metoprolol 25 mg; no fever, denies cough. ", 9));
        var input = new GuardInput { Text = text[..1000] };
        var times = new double[400];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Policies.Guard.Judge(input);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var loading = Stopwatch.GetTimestamp();
        GuardPolicy.Load(Policies.Folder);
        Print($"policy load {Stopwatch.GetElapsedTime(loading).TotalMilliseconds:0.0} ms");
        Array.Sort(times);
        Print($"input guard, 1 kB: p50 {times[200]:0.000} ms, p99 {times[396]:0.000} ms");
        Assert.True(times[0] > 0);
    }

    private static (string Slice, GuardDecision Decision) Judge(InputGuard guard, JsonElement line, string text, string slice)
    {
        var where = line.TryGetProperty("where", out var w) ? w.GetString() : "user";
        var decision = guard.Judge(new GuardInput
        {
            Text = line.GetProperty(text).GetString()!,
            Audience = line.TryGetProperty("audience", out var a) && a.GetString() == "patient" ? Audience.Patient : Audience.Clinician,
            Where = where switch { "document" => InputPlace.Document, "fhir_note" => InputPlace.FhirNote, _ => InputPlace.User },
        });
        return (line.GetProperty(slice).ToString(), decision);
    }

    private static string Share(IEnumerable<(string, GuardDecision Decision)> rows, Func<GuardDecision, bool> which)
    {
        var all = rows.ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * all.Count(r => which(r.Decision)) / all.Length,5:0.0} %");
    }

    private void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    internal static IEnumerable<JsonElement> Lines(params string[] file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(DevelopmentData.Find(file)!), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return JsonDocument.Parse(line).RootElement;
    }
}
