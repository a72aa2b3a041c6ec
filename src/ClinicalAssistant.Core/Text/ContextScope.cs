namespace ClinicalAssistant.Core;

/// <summary>
/// Reads which parts of a clinical text are negated, uncertain, of a relative, past or hypothetical: the ConText algorithm
/// (Harkema and others, 2009) with list scope, pseudo-cues, termination words and section headings.
/// </summary>
public static class ContextScope
{
    /// <summary>The context of every place in the text. Any text is accepted; time is linear in its length.</summary>
    public static ContextMap Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, Tokenizer.Read(text));
    }

    /// <summary>As <see cref="Read(string)"/>, with the text's own tokens at hand.</summary>
    public static ContextMap Read(string text, Token[] tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        var spans = new List<ContextSpan>();
        var firstPerson = SpeaksOfSelf(text, tokens);
        foreach (var (first, end) in SentenceRanges.Of(text, tokens))
            new SentenceContext(text, tokens, first, end, firstPerson, spans).Read();
        return new ContextMap([.. spans]);
    }

    private static bool SpeaksOfSelf(string text, Token[] tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Word && (token.Length == 1 ? text[token.Start] == 'I' : token.In(text) is "I'm" or "I've"))
                return true;
        }

        return false;
    }
}
