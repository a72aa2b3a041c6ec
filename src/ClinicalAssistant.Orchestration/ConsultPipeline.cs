using System.Diagnostics;
using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Delivering;
using ClinicalAssistant.Orchestration.Generating;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Guarding;
using ClinicalAssistant.Orchestration.Receiving;
using ClinicalAssistant.Orchestration.Recording;
using ClinicalAssistant.Orchestration.Routing;
using Microsoft.Extensions.Logging;

namespace ClinicalAssistant.Orchestration;

/// <summary>
/// The one way of a question. Every door calls <see cref="AskAsync"/>; there is no second way in.
/// The order of the stages is the array below and nowhere else; the record is the bracket around all of them.
/// </summary>
public sealed partial class ConsultPipeline
{
    private readonly Stage[] _stages;
    private readonly IConsultRecorder _recorder;
    private readonly AnswerComposer _composer;
    private readonly Func<Question, Emergency?> _emergencyIn;
    private readonly TimeProvider _time;
    private readonly ILogger<ConsultPipeline> _logger;

    internal ConsultPipeline(
        ReceiveStage receive,
        GuardInputStage guardInput,
        RouteStage route,
        GroundStage ground,
        GenerateStage generate,
        GuardOutputStage guardOutput,
        AnswerComposer composer,
        IConsultRecorder recorder,
        TimeProvider time,
        ILogger<ConsultPipeline> logger)
    {
        _stages =
        [
            new(StageNames.Receive, receive.RunAsync),
            // A question that could not be received is still looked at for an emergency; one that is rejected ends in an exception, which then says the notice.
            new(StageNames.GuardInput, guardInput.RunAsync, EvenWhenEnded: true),
            new(StageNames.Route, route.RunAsync),
            new(StageNames.Ground, ground.RunAsync),
            new(StageNames.Generate, generate.RunAsync),
            new(StageNames.GuardOutput, guardOutput.RunAsync),
        ];
        _composer = composer;
        _emergencyIn = guardInput.EmergencyIn;
        _recorder = recorder;
        _time = time;
        _logger = logger;
    }

    /// <summary>The stages in order, closing with delivery.</summary>
    public IReadOnlyList<string> Order => [.. _stages.Select(stage => stage.Name), StageNames.Deliver];

    /// <summary>
    /// Answers a question as a stream of events. The last event is always <see cref="Completed"/>, unless the caller cancels.
    /// Each event is in the record before it is yielded.
    /// </summary>
    /// <exception cref="WrongInputException">The question cannot be used; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; what was released so far is in the record.</exception>
    public IAsyncEnumerable<AnswerEvent> AskAsync(Question question, CancellationToken cancellationToken = default) =>
        RunAsync(new Consultation(question.Caller.Audience is { } audience ? question with { Audience = audience } : question), _recorder, cancellationToken);

    /// <summary>
    /// Goes the same way again with what the providers wrote then, and records nothing: the answer that the policy, packs and prompts of today make of it.
    /// </summary>
    /// <param name="question">The question, with the history it had.</param>
    /// <param name="recorded">What the providers wrote; empty where the reference generator answered.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Answer> ReplayAsync(Question question, IReadOnlyList<Draft> recorded, CancellationToken cancellationToken = default)
    {
        Answer? answer = null;
        await foreach (var answerEvent in RunAsync(new Consultation(question) { Recorded = recorded }, new MemoryRecorder(), cancellationToken).ConfigureAwait(false))
            answer = (answerEvent as Completed)?.Answer ?? answer;
        return answer!;
    }

    private async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, IConsultRecorder recorder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var activity = ConsultTelemetry.Open(consultation);
        var told = new List<AnswerEvent>();
        await using var record = new RecordBracket(recorder, answer => _composer.Compose(consultation, told, answer));

        foreach (var stage in _stages)
        {
            if (consultation.Ended && !stage.EvenWhenEnded)
                continue;
            if (stage.Name == StageNames.GuardInput)
                await record.OpenAsync(consultation.Question, cancellationToken).ConfigureAwait(false);
            yield return new StageStarted(stage.Name);
            var started = _time.GetTimestamp();
            var events = stage.Run(consultation, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (events.ConfigureAwait(false))
            {
                while (true)
                {
                    var (answerEvent, fault) = await NextAsync(events, consultation, record, stage, cancellationToken).ConfigureAwait(false);
                    if (fault is not null)
                    {
                        consultation.Failed = consultation.Ended = true;
                        told.Add(fault);
                        yield return fault;
                        break;
                    }

                    if (answerEvent is null)
                        break;
                    if (answerEvent is Escalated escalated)
                        answerEvent = escalated with { Recorded = record.IsOpen };
                    told.Add(answerEvent);
                    yield return answerEvent;
                }
            }

            ConsultTelemetry.Stage(activity, stage.Name, _time.GetUtcNow(), _time.GetElapsedTime(started));
            consultation.Traced(stage.Name, _time.GetElapsedTime(started), TraceDetail.Of(stage.Name, consultation, told));
            // A refusal counts as given only once it is on record, like an answer.
            if (stage.Name == StageNames.GuardInput && !record.IsOpen)
            {
                consultation.Failed = true;
                LogNoRecord(_logger, record.Fault);
                var notice = new Notice("record_unavailable", record.Fault + " Nothing generated or retrieved is shown without a record.");
                told.Add(notice);
                yield return notice;
                break;
            }
        }

        var unrecorded = await record.CloseAsync(cancellationToken).ConfigureAwait(false);
        if (unrecorded is not null)
        {
            told.Add(unrecorded);
            consultation.Failed = true;
            yield return unrecorded;
        }

        var whole = unrecorded is not null && consultation.Question.DeliveredWhole
            ? _composer.ComposeUnrecorded(consultation, told)
            : _composer.Compose(consultation, told, cancelled: false);
        ConsultTelemetry.Close(activity, whole);
        yield return new Completed(whole);
    }

    /// <summary>
    /// The pipeline's catch-all: a stage's fault becomes a notice and the outcome <c>failed</c>, the caller's cancellation passes through.
    /// The fault's own message stays out, as it may quote what was asked.
    /// </summary>
    private async ValueTask<(AnswerEvent? Event, Notice? Fault)> NextAsync(
        IAsyncEnumerator<AnswerEvent> events, Consultation consultation, RecordBracket record, Stage stage, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await events.MoveNextAsync().ConfigureAwait(false))
                return (null, null);
            // The emergency notice is told whether or not it can be recorded; it then says that it is not.
            if (events.Current is Escalated)
                await record.TryNoteAsync(events.Current, cancellationToken).ConfigureAwait(false);
            else
                await record.NoteAsync(events.Current, cancellationToken).ConfigureAwait(false);
            return (events.Current, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (WrongInputException wrong) when (stage.Name == StageNames.Receive)
        {
            if (_emergencyIn(consultation.Question) is { } emergency)
                throw new WrongInputException($"{emergency.Notice}\n\n{wrong.Message}", wrong);
            throw;
        }
        catch (RecordUnavailableException fault)
        {
            LogStageFault(_logger, stage.Name, nameof(RecordUnavailableException));
            return (null, new Notice("record_unavailable", fault.Message + " The answer ends here: nothing is shown that is not on record."));
        }
        catch (Exception fault)
        {
            LogStageFault(_logger, stage.Name, fault.GetType().Name);
            return (null, new Notice("stage_failed", $"The answer could not be completed: the stage '{stage.Name}' failed ({fault.GetType().Name}). Ask again; if it happens again, run 'clinical doctor'."));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Stage {Stage} failed with {Fault}")]
    private static partial void LogStageFault(ILogger logger, string stage, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A question was not answered, as no record of it could be opened. {Remedy}")]
    private static partial void LogNoRecord(ILogger logger, string remedy);
}
