using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Generating;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>
/// The output guard for an object: it is read whole, every text and number in it is checked as a sentence, and one that does not pass holds back all of it,
/// because an object has no place for a mark.
/// </summary>
internal sealed class ObjectReview(Consultation consultation, Func<bool, OutputReview> open)
{
    private const int Longest = 200_000;
    private const int Deepest = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest };

    public async IAsyncEnumerable<AnswerEvent> RunAsync(IAsyncEnumerable<DraftPiece> draft, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var piece in draft.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            switch (piece)
            {
                case DraftPiece.Started started:
                    text.Clear();
                    (consultation.Provider, consultation.Model) = (started.Provider, started.Model);
                    break;
                case DraftPiece.Text words when text.Length <= Longest:
                    text.Append(words.Words);
                    break;
                case DraftPiece.Found found:
                    yield return new EvidenceFound(found.Evidence);
                    break;
                case DraftPiece.Told told:
                    yield return told.Notice;
                    break;
                case DraftPiece.Cut cut:
                    consultation.Failed = true;
                    yield return cut.Notice;
                    yield break;
            }
        }

        foreach (var answerEvent in Judge(consultation.Restore(Unfenced(text.ToString()))))
            yield return answerEvent;
    }

    private IEnumerable<AnswerEvent> Judge(string text)
    {
        if (text.Length > Longest || !IsObject(text))
        {
            consultation.Failed = true;
            yield return new Notice("object_unreadable", "The model did not write one JSON object, so nothing is released. Ask again, or ask without response_format.");
            yield break;
        }

        var review = open(false);
        var reasons = new List<string>();
        using var document = JsonDocument.Parse(text, Strict);
        foreach (var sentence in Sentences("", document.RootElement))
        {
            var verdict = review.Check(sentence);
            if (verdict.Status != SentenceStatus.Released)
                reasons.AddRange(verdict.Reasons);
        }

        if (reasons.Count > 0)
        {
            consultation.Failed = true;
            yield return new SentenceWithheld([.. reasons.Distinct()]);
            yield return new Notice("object_withheld", "The object is withheld: part of it has no basis in the evidence or breaks a rule. Ask without response_format to see what can be shown.");
            yield break;
        }

        consultation.AnythingReleased = true;
        yield return new SentenceReleased(text, Marked: false, []);
        foreach (var addition in review.Close())
            yield return new Notice("beside_object", addition.Text);
    }

    private IEnumerable<string> Sentences(string name, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (!IsOfSchema(property.Name))
                        yield return property.Name;
                    foreach (var sentence in Sentences(property.Name, property.Value))
                        yield return sentence;
                }

                break;
            case JsonValueKind.Array:
                foreach (var sentence in element.EnumerateArray().SelectMany(item => Sentences(name, item)))
                    yield return sentence;
                break;
            case JsonValueKind.String:
                var text = element.GetString()!;
                foreach (var span in SentenceReader.Split(text))
                    yield return text[span.Start..span.End];
                break;
            case JsonValueKind.Number:
                yield return string.Create(CultureInfo.InvariantCulture, $"{name.Replace('_', ' ')} {element.GetRawText()}");
                break;
        }
    }

    /// <summary>A name that the caller's schema gives is the caller's own word.</summary>
    private bool IsOfSchema(string name) => consultation.Question.Format?.Schema?.Contains(JsonSerializer.Serialize(name), StringComparison.Ordinal) == true;

    private static bool IsObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
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
