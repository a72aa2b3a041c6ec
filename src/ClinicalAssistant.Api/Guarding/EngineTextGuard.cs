using System.Collections.Concurrent;
using System.Text;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Api.Guarding;

/// <summary>
/// The output guard over what an engine says by itself, without a question around it: each sentence is checked against the engine's own text as evidence,
/// and one that breaks a rule is left out. Verdicts are kept, as engines say the same sentences again and again.
/// </summary>
public sealed class EngineTextGuard(OutputGuard guard)
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, string> _released = new(StringComparer.Ordinal);

    /// <summary>What of a text may be shown; empty where nothing may.</summary>
    public string Released(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
            return text;
        if (_released.TryGetValue(text, out var known))
            return known;
        if (_released.Count >= Most)
            _released.Clear();
        return _released[text] = Checked(text);
    }

    private string Checked(string text)
    {
        var review = guard.Open(new OutputContext
        {
            Task = ClinicalTask.General,
            Question = "",
            Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Derived }],
            FromReference = true,
        });
        var released = new StringBuilder(text.Length);
        foreach (var span in SentenceReader.Split(text))
        {
            var sentence = text[span.Start..span.End];
            if (review.Check(sentence.TrimEnd().TrimEnd('.') + " [1].").Status != SentenceStatus.Withheld)
                released.Append(sentence);
        }

        return released.ToString().Trim();
    }
}
