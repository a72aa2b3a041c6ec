using System.Collections.Concurrent;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Sentences of the packs as they were read: the same passages come under one answer after another, and reading them costs more than comparing with
/// them. Holds no sentence of a question or a record. Safe for concurrent use.
/// </summary>
internal sealed class KnownStatements(GuardPolicy policy)
{
    /// <summary>Statements kept; the next one then begins anew.</summary>
    private const int Most = 2048;

    private readonly ConcurrentDictionary<string, Statement> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KnownText> _texts = new(StringComparer.Ordinal);

    // How many sentences the texts kept hold.
    private int _inTexts;

    /// <summary>A whole text.</summary>
    public KnownText AllOf(string text)
    {
        if (_texts.TryGetValue(text, out var known))
            return known;
        var read = KnownText.Of([.. SentenceReader.Split(text).Select(span => Of(text[span.Start..span.End]))]);
        if (Interlocked.Add(ref _inTexts, read.Sentences.Count) > Most)
        {
            _texts.Clear();
            Interlocked.Exchange(ref _inTexts, read.Sentences.Count);
        }

        return _texts[text] = read;
    }

    public Statement Of(string sentence)
    {
        if (_read.TryGetValue(sentence, out var known))
            return known;
        if (_read.Count >= Most)
            _read.Clear();
        return _read[sentence] = Statement.Read(sentence, policy);
    }
}
