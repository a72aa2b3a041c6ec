using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Generating;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>Reads the draft, checks each whole sentence and releases it; then adds what the answer must say and does not.</summary>
internal sealed class GuardOutputStage(OutputGuard guard, AnswerChecks checks)
{
    public async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (consultation.Draft is null)
            yield break;
        if (consultation.Question.Format is not null)
        {
            await foreach (var answerEvent in new ObjectReview(consultation, fromReference => Open(consultation, fromReference)).RunAsync(consultation.Draft, cancellationToken).ConfigureAwait(false))
                yield return answerEvent;
            yield break;
        }

        var sentences = new SentenceStream();
        OutputReview? review = null;
        await foreach (var piece in consultation.Draft.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            switch (piece)
            {
                case DraftPiece.Started started:
                    sentences = new SentenceStream();
                    review = Open(consultation, started.Reference);
                    (consultation.Provider, consultation.Model) = (started.Provider, started.Model);
                    if (started.Reference)
                        consultation.Restore = static text => text;
                    break;
                case DraftPiece.Text text:
                    foreach (var sentence in sentences.Push(text.Words))
                        yield return Check(consultation, Review(), sentence);
                    break;
                case DraftPiece.Found found:
                    yield return new EvidenceFound(found.Evidence);
                    break;
                case DraftPiece.Told told:
                    yield return told.Notice;
                    break;
                case DraftPiece.Cut cut:
                    consultation.Failed = true;
                    sentences = new SentenceStream();
                    yield return cut.Notice;
                    break;
            }
        }

        if (sentences.Flush() is { } last)
            yield return Check(consultation, Review(), last);
        if (NeedsEvidence(consultation))
        {
            if (!consultation.Failed)
                yield return new Notice("withheld_all", "Nothing of the model's text passed the checks. What the evidence says follows.");
            review = Open(consultation, fromReference: true);
            foreach (var answerEvent in FromEvidence(consultation, review))
                yield return answerEvent;
        }

        foreach (var addition in Review().Close())
        {
            consultation.AnythingReleased = true;
            yield return new SentenceReleased("\n\n" + addition.Text, Marked: false, []);
        }

        OutputReview Review() => review ??= Open(consultation, fromReference: true);
    }

    /// <summary>A cut answer, or one of which nothing passed, is closed with what the evidence says.</summary>
    private static bool NeedsEvidence(Consultation consultation) => consultation.Failed || !consultation.AnythingReleased;

    private static IEnumerable<AnswerEvent> FromEvidence(Consultation consultation, OutputReview review)
    {
        consultation.Restore = static text => text;
        if (!consultation.AnythingReleased)
            (consultation.Provider, consultation.Model) = (ReferenceGenerator.Name, null);
        var whole = string.Concat(consultation.Task!.Compose(consultation));
        var lead = consultation.AnythingReleased ? "\n\n" : "";
        foreach (var span in SentenceReader.Split(whole))
        {
            yield return Check(consultation, review, lead + whole[span.Start..span.End]);
            lead = "";
        }
    }

    private OutputReview Open(Consultation consultation, bool fromReference)
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
        return guard.Open(fromReference ? context : checks.Over(context, consultation.Question.History));
    }

    private static AnswerEvent Check(Consultation consultation, OutputReview review, string sentence)
    {
        var verdict = review.Check(consultation.Restore(sentence));
        if (verdict.Status == SentenceStatus.Withheld)
            return new SentenceWithheld(verdict.Reasons);
        consultation.AnythingReleased |= verdict.Text.AsSpan().Trim().Length > 0;
        return verdict.Status == SentenceStatus.Marked
            ? new SentenceReleased(verdict.Text, Marked: true, verdict.Reasons)
            : new SentenceReleased(verdict.Text, Marked: false, []);
    }
}
