using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Benchmarks;

/// <summary>
/// The input guard on messages of about 1 kB, all different: one operation is one message. Ordinary ones are put together from presentations and questions of the knowledge base;
/// mixed ones from harmful and harmless lines of the training folder, so that nearly all are in doubt and are read again by the encoder. The baseline cuts the ordinary messages at
/// their spaces, so that the ratio says what the clock of a busy machine does not.
/// </summary>
[MemoryDiagnoser]
public class InputGuardBenchmarks
{
    private const int Messages = 256;
    private const int Length = 1024;
    private static readonly string Guardrails = Path.Combine(Content.Folder, "guardrails");
    private readonly string _guardrails = Guardrails;
    private readonly string[] _ordinary = Read("k-*.jsonl");
    private readonly string[] _mixed = Read("?-*.jsonl");
    private readonly RequestClassifier _classifier = RequestClassifier.Load(Guardrails);
    private readonly LearnedLayer _learned = LearnedLayer.Load(Guardrails)!;
    private readonly InputGuard _rules;
    private readonly InputGuard _both;
    private int _next;

    public InputGuardBenchmarks()
    {
        var policy = GuardPolicy.Load(Guardrails);
        _rules = new InputGuard(policy);
        _both = new InputGuard(policy, _learned, medicines: null);
    }

    [Benchmark(Baseline = true)]
    public int CutAtSpaces() => Next().Split(' ').Length;

    [Benchmark]
    public GuardDecision Rules() => _rules.Judge(new GuardInput { Text = Next() });

    [Benchmark]
    public double Classifier() => _classifier.Score(Next()).Harm;

    [Benchmark]
    public double ClassifierAndEncoder() => _learned.Score(Next()).Harm;

    [Benchmark]
    public GuardDecision Whole() => _both.Judge(new GuardInput { Text = Next() });

    [Benchmark]
    public GuardDecision WholeInDoubt() => _both.Judge(new GuardInput { Text = _mixed[_next++ & (Messages - 1)] });

    [Benchmark]
    public RequestClassifier LoadClassifier() => RequestClassifier.Load(_guardrails);

    [Benchmark]
    public LearnedLayer? LoadLearned() => LearnedLayer.Load(_guardrails);

    private string Next() => _ordinary[_next++ & (Messages - 1)];

    private static string[] Read(string files)
    {
        var messages = new List<string>(Messages);
        var message = new StringBuilder();
        foreach (var line in Directory.GetFiles(Path.Combine(Guardrails, "training"), files).Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
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
