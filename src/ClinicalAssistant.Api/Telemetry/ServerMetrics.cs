using System.Diagnostics.Metrics;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Telemetry;

/// <summary>The server's metrics: codes, counts and times, never a word of question or answer. Names under <c>gen_ai</c> follow OpenTelemetry's conventions for generative AI.</summary>
internal sealed class ServerMetrics : IDisposable
{
    public const string Name = "ClinicalAssistant.Server";

    private readonly Meter _meter;
    private readonly Counter<long> _answers;
    private readonly Counter<long> _verdicts;
    private readonly Counter<long> _sentences;
    private readonly Counter<long> _limited;
    private readonly Counter<long> _recordFaults;
    private readonly Counter<double> _cost;
    private readonly Histogram<double> _stages;
    private readonly Histogram<double> _firstSentence;
    private readonly Histogram<double> _whole;
    private readonly Histogram<long> _tokens;

    public ServerMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _answers = _meter.CreateCounter<long>("clinical.answers", description: "Answers, by outcome, task, provider and door.");
        _verdicts = _meter.CreateCounter<long>("clinical.guard.verdicts", description: "Verdicts of the input guard.");
        _sentences = _meter.CreateCounter<long>("clinical.guard.sentences", description: "Sentences that the output guard marked or withheld, by reason.");
        _limited = _meter.CreateCounter<long>("clinical.limited", description: "Requests that a limit turned away.");
        _recordFaults = _meter.CreateCounter<long>("clinical.record.faults", description: "Questions whose record could not be opened or written.");
        _cost = _meter.CreateCounter<double>("clinical.cost", description: "Cost of models by the configured prices.");
        _stages = _meter.CreateHistogram<double>("clinical.stage.duration", "s", "Time of each stage.", advice: Seconds);
        _firstSentence = _meter.CreateHistogram<double>("clinical.first_sentence.duration", "s", "From the opened record to the first released sentence.", advice: Seconds);
        _whole = _meter.CreateHistogram<double>("clinical.answer.duration", "s", "From the opened record to its end.", advice: Seconds);
        _tokens = _meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of an answer.", advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576] });
    }

    private static InstrumentAdvice<double> Seconds { get; } = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] };

    public void Limited(string limit) => _limited.Add(1, new KeyValuePair<string, object?>("limit", limit));

    public void RecordFault() => _recordFaults.Add(1);

    public void FirstSentence(TimeSpan after) => _firstSentence.Record(after.TotalSeconds);

    public void Answered(Question question, Answer answer, TimeSpan after)
    {
        _answers.Add(1, new("outcome", answer.Outcome.ToString()), new("task", answer.Task), new("provider", answer.Provider), new("door", question.Caller.Door.ToString()));
        _verdicts.Add(1, new("decision", answer.Decision.Decision.ToString()), new("category", answer.Decision.Category ?? ""));
        _whole.Record(after.TotalSeconds, new KeyValuePair<string, object?>("outcome", answer.Outcome.ToString()));
        foreach (var verdict in answer.Withheld)
        {
            foreach (var reason in verdict.Reasons)
                _sentences.Add(1, new("status", verdict.Status.ToString()), new("reason", Code(reason)));
        }

        foreach (var step in answer.Trace)
            _stages.Record(step.Elapsed.TotalSeconds, new KeyValuePair<string, object?>("stage", step.Stage));
        if (answer.TokenUse is not { } use)
            return;
        _tokens.Record(use.Input, new("gen_ai.operation.name", "chat"), new("gen_ai.provider.name", answer.Provider), new("gen_ai.request.model", answer.Versions.Model), new("gen_ai.token.type", "input"));
        _tokens.Record(use.Output, new("gen_ai.operation.name", "chat"), new("gen_ai.provider.name", answer.Provider), new("gen_ai.request.model", answer.Versions.Model), new("gen_ai.token.type", "output"));
        if (use.Cost is { } cost)
            _cost.Add((double)cost, new KeyValuePair<string, object?>("gen_ai.provider.name", answer.Provider));
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>A reason is a code, then what it is about, which may be a word of the answer and stays out.</summary>
    private static string Code(string reason) => reason.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? reason[..end] : reason.Contains(' ', StringComparison.Ordinal) ? "other" : reason;
}
