using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Generating;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>Reads the draft and releases what passes the output guard: sentences one by one, an object or a call of the caller's functions whole or not at all.</summary>
internal sealed class GuardOutputStage(OutputGuard guard, AnswerChecks checks)
{
    public async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (consultation.Draft is null)
            yield break;
        OutputReview? opened = null;
        Func<bool, OutputReview> open = fromReference => opened = Open(consultation, fromReference, opened);
        IDraftReview review = consultation.Question.Format is null ? new ProseReview(consultation, open) : new ObjectReview(consultation, open);
        var calls = new List<ToolCall>();
        await foreach (var piece in consultation.Draft.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            switch (piece)
            {
                case DraftPiece.Started started:
                    (consultation.Provider, consultation.Model) = (started.Provider, started.Model);
                    if (started.Reference)
                        consultation.Restore = static text => text;
                    calls.Clear();
                    review.Start(started.Reference);
                    break;
                case DraftPiece.Text text:
                    foreach (var answerEvent in review.Push(text.Words))
                        yield return answerEvent;
                    break;
                case DraftPiece.Called called:
                    calls.Add(called.Call);
                    break;
                case DraftPiece.Found found:
                    yield return new EvidenceFound(found.Evidence);
                    break;
                case DraftPiece.Told told:
                    yield return told.Notice;
                    break;
                case DraftPiece.Cut cut:
                    consultation.Failed = true;
                    calls.Clear();
                    review.Cut();
                    yield return cut.Notice;
                    break;
            }
        }

        foreach (var answerEvent in review.Close(calls.Count == 0 ? null : new CallReview(consultation, open(false)).Judge(calls)))
            yield return answerEvent;
    }

    private OutputReview Open(Consultation consultation, bool fromReference, OutputReview? after)
    {
        var context = new OutputContext
        {
            Task = consultation.Task!.Name,
            Audience = consultation.Question.Audience,
            Question = consultation.Question.Text,
            Patient = consultation.Question.Patient,
            Evidence = consultation.Evidence.All,
            Decision = consultation.Decision,
            FromReference = fromReference,
            Protected = consultation.Protected,
            MustMention = [.. consultation.Task.MustMention(consultation)],
        };
        // What the engines composed from the evidence needs no second engine over it.
        return guard.Open(fromReference ? context : checks.Over(context, consultation.Question.History), after);
    }
}
