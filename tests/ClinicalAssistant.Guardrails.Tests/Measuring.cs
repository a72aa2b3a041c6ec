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
    public void Figures_of_the_output_guard_on_the_drafted_answers()
    {
        Assert.SkipWhen(DevelopmentData.Find("authored_samples", "verify.jsonl.gz") is null, "The development files are not beside the repository.");
        int faulty = 0, caught = 0, clean = 0, held = 0, answers = 0, falsely = 0;
        foreach (var line in Lines("authored_samples", "verify.jsonl.gz"))
        {
            var fault = line.GetProperty("label").GetProperty("fault");
            var review = new OutputGuard(Policies.Shipped).Open(Context(line));
            var answer = line.GetProperty("answer").GetString()!;
            var wrong = fault.ValueKind == JsonValueKind.Object ? fault.GetProperty("sentence").GetString()! : "";
            var isCaught = false;
            foreach (var span in SentenceReader.Split(answer))
            {
                var verdict = review.Check(answer[span.Start..span.End]);
                var isWrong = wrong.Length > 0 && (verdict.Text.Contains(wrong, StringComparison.Ordinal) || wrong.Contains(verdict.Text.Trim(), StringComparison.Ordinal));
                isCaught |= isWrong && verdict.Status != SentenceStatus.Released;
                clean += isWrong ? 0 : 1;
                held += !isWrong && verdict.Status != SentenceStatus.Released ? 1 : 0;
                if (!isWrong && verdict.Status != SentenceStatus.Released)
                    Print($"    held: {string.Join(", ", verdict.Reasons.Select(r => r.Split(':')[0]))}");
            }

            var appended = review.Close().Where(a => a.Why != "disclaimer").ToArray();
            if (fault.ValueKind == JsonValueKind.Object)
            {
                faulty++;
                if (fault.TryGetProperty("must_append", out var terms) && terms.ValueKind == JsonValueKind.Array)
                    isCaught |= appended.Any(a => terms.EnumerateArray().Any(t => a.Text.Contains(t.GetString()!, StringComparison.OrdinalIgnoreCase)));
                caught += isCaught ? 1 : 0;
                Print($"    {fault.GetProperty("kind").GetString()!} {(isCaught ? "caught" : "missed")}");
            }
            else
            {
                answers++;
                falsely += appended.Length > 0 ? 1 : 0;
            }
        }

        Print($"verify: faults {caught} of {faulty}, clean sentences held back {held} of {clean}, false appends {falsely} of {answers}");
        Assert.True(clean > 0);
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

    private static OutputContext Context(JsonElement line)
    {
        var patient = line.TryGetProperty("patient", out var p) && p.ValueKind == JsonValueKind.Object ? p : default;
        return new OutputContext
        {
            Task = line.GetProperty("task").GetString()!,
            Audience = line.GetProperty("audience").GetString() == "patient" ? Audience.Patient : Audience.Clinician,
            Question = line.GetProperty("question").GetString()!,
            Evidence = line.GetProperty("evidence").EnumerateArray().Select(e => new Evidence { Id = e.GetProperty("id").GetString()!, Kind = EvidenceKind.Passage, Text = e.GetProperty("text").GetString()!, Origin = Origin.Published }).ToArray(),
            Patient = patient.ValueKind != JsonValueKind.Object ? null : new Patient
            {
                Age = patient.TryGetProperty("age", out var age) && age.TryGetDecimal(out var years) ? Age.FromYears(years) : null,
                Sex = patient.TryGetProperty("sex", out var sex) && sex.GetString() == "female" ? Sex.Female : Sex.Male,
                WeightKg = patient.TryGetProperty("weight_kg", out var weight) && weight.ValueKind == JsonValueKind.Number ? weight.GetDecimal() : null,
                Egfr = patient.TryGetProperty("egfr", out var egfr) && egfr.ValueKind == JsonValueKind.Number ? egfr.GetDecimal() : null,
                Allergies = Entries(patient, "allergies"),
                Medications = Entries(patient, "medications"),
                Conditions = Entries(patient, "conditions"),
            },
        };
    }

    private static RecordEntry[] Entries(JsonElement patient, string name) =>
        patient.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(e => new RecordEntry(e.GetString()!)).ToArray() : [];

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
