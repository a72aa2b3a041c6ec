using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Generating;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>Checks each whole sentence and releases it; then adds what the answer must say and does not.</summary>
internal sealed class ProseReview(Consultation consultation, Func<bool, OutputReview> open) : IDraftReview
{
    private SentenceStream _sentences = new();
    private OutputReview? _opened;

    /// <summary>Opened when it is needed: before the first words it is not known yet who writes them.</summary>
    private OutputReview Review => _opened ??= open(true);

    public void Start(bool fromReference)
    {
        _sentences = new SentenceStream();
        _opened = open(fromReference);
    }

    public IEnumerable<AnswerEvent> Push(string words) => _sentences.Push(words).Select(Check);

    public void Cut() => _sentences = new SentenceStream();

    public IEnumerable<AnswerEvent> Close(IEnumerable<AnswerEvent>? called)
    {
        if (_sentences.Flush() is { } last)
            yield return Check(last);
        var awaitsResult = false;
        foreach (var answerEvent in called ?? [])
        {
            awaitsResult |= answerEvent is ToolCalled;
            yield return answerEvent;
        }

        // A call says nothing yet: what must be said goes with the answer that follows its result.
        if (awaitsResult && !consultation.Failed)
            yield break;
        if (NeedsEvidence)
        {
            if (!consultation.Failed)
                yield return new Notice("withheld_all", "Nothing of the model's text passed the checks. What the evidence says follows.");
            _opened = open(true);
            foreach (var answerEvent in FromEvidence())
                yield return answerEvent;
        }

        foreach (var addition in Review.Close())
        {
            consultation.AnythingReleased = true;
            yield return new SentenceReleased("\n\n" + addition.Text, Marked: false, []);
        }
    }

    /// <summary>A cut answer, or one of which nothing passed, is closed with what the evidence says.</summary>
    private bool NeedsEvidence => consultation.Failed || !consultation.AnythingReleased;

    private IEnumerable<AnswerEvent> FromEvidence()
    {
        consultation.Restore = static text => text;
        if (!consultation.AnythingReleased)
            (consultation.Provider, consultation.Model) = (ReferenceGenerator.Name, null);
        var whole = string.Concat(consultation.Task!.Compose(consultation));
        var lead = consultation.AnythingReleased ? "\n\n" : "";
        foreach (var span in SentenceReader.Split(whole))
        {
            yield return Check(lead + whole[span.Start..span.End]);
            lead = "";
        }
    }

    private AnswerEvent Check(string sentence)
    {
        var verdict = Review.Check(consultation.Restore(sentence));
        if (verdict.Status == SentenceStatus.Withheld)
            return new SentenceWithheld(verdict.Reasons);
        consultation.AnythingReleased |= verdict.Text.AsSpan().Trim().Length > 0;
        return verdict.Status == SentenceStatus.Marked
            ? new SentenceReleased(verdict.Text, Marked: true, verdict.Reasons)
            : new SentenceReleased(verdict.Text, Marked: false, []);
    }
}
