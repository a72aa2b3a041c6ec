using System.Text;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>
/// The output guard for an object: it is read whole, every text and number in it is checked as a sentence, and one that does not pass holds back all of it,
/// because an object has no place for a mark.
/// </summary>
internal sealed class ObjectReview(Consultation consultation, Func<bool, OutputReview> open) : IDraftReview
{
    private const int Longest = 200_000;

    private readonly StringBuilder _text = new();

    public void Start(bool fromReference) => _text.Clear();

    public IEnumerable<AnswerEvent> Push(string words)
    {
        if (_text.Length <= Longest)
            _text.Append(words);
        return [];
    }

    public void Cut() => _text.Clear();

    public IEnumerable<AnswerEvent> Close(IEnumerable<AnswerEvent>? called) =>
        (called ?? []).Concat(consultation.Failed || (called is not null && _text.Length == 0) ? [] : Judge(consultation.Restore(Unfenced(_text.ToString()))));

    private IEnumerable<AnswerEvent> Judge(string text)
    {
        if (text.Length > Longest || ObjectSentences.Of(text, consultation.Question.Format?.Schema) is not { } sentences)
        {
            consultation.Failed = true;
            yield return new Notice("object_unreadable", "The model did not write one JSON object, so nothing is released. Ask again, or ask without response_format.");
            yield break;
        }

        var review = open(false);
        var reasons = sentences.Select(review.Check).Where(static verdict => verdict.Status != SentenceStatus.Released).SelectMany(static verdict => verdict.Reasons).Distinct().ToList();
        if (reasons.Count > 0)
        {
            consultation.Failed = true;
            yield return new SentenceWithheld(reasons);
            yield return new Notice("object_withheld", "The object is withheld: part of it has no basis in the evidence or breaks a rule. Ask without response_format to see what can be shown.");
            yield break;
        }

        consultation.AnythingReleased = true;
        yield return new SentenceReleased(text, Marked: false, []);
        foreach (var addition in review.Close())
            yield return new Notice("beside_object", addition.Text);
    }

    private static string Unfenced(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith("```", StringComparison.Ordinal) || !trimmed.EndsWith("```", StringComparison.Ordinal) || trimmed.Length < 8)
            return trimmed;
        var line = trimmed.IndexOf('\n', StringComparison.Ordinal);
        return line < 0 ? trimmed : trimmed[(line + 1)..^3].Trim();
    }
}
