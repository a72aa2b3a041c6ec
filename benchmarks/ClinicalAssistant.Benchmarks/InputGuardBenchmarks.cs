using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Benchmarks;

/// <summary>
/// The input guard on 256 messages of about 1 kB each, all different, put together from lines of the training folder: one operation is one
/// message. The baseline cuts the same messages at their spaces, so that the ratio says what the clock of a busy machine does not.
/// </summary>
[MemoryDiagnoser]
public class InputGuardBenchmarks
{
    private const int Messages = 256;
    private const int Length = 1024;
    private static readonly string Guardrails = Path.Combine(Content.Folder, "guardrails");
    private readonly string _guardrails = Guardrails;
    private readonly string[] _messages = Read();
    private readonly RequestClassifier _classifier = RequestClassifier.Load(Guardrails);
    private readonly InputGuard _rules;
    private readonly InputGuard _both;
    private int _next;

    public InputGuardBenchmarks()
    {
        var policy = GuardPolicy.Load(Guardrails);
        _rules = new InputGuard(policy);
        _both = new InputGuard(policy, _classifier.Score);
    }

    [Benchmark(Baseline = true)]
    public int CutAtSpaces() => Next().Split(' ').Length;

    [Benchmark]
    public GuardDecision Rules() => _rules.Judge(new GuardInput { Text = Next() });

    [Benchmark]
    public double Learned() => _classifier.Score(Next()).Harm;

    [Benchmark]
    public GuardDecision RulesAndLearned() => _both.Judge(new GuardInput { Text = Next() });

    [Benchmark]
    public RequestClassifier LoadLearned() => RequestClassifier.Load(_guardrails);

    private string Next() => _messages[_next++ & (Messages - 1)];

    private static string[] Read()
    {
        var messages = new List<string>(Messages);
        var message = new StringBuilder();
        foreach (var line in Directory.GetFiles(Path.Combine(Guardrails, "training"), "?-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            message.Append(JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()).Append(' ');
            if (message.Length < Length)
                continue;
            messages.Add(message.ToString(0, Length));
            message.Clear();
            if (messages.Count == Messages)
                break;
        }

        return [.. messages];
    }
}
