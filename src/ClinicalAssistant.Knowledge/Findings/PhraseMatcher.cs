using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Finds the wording of findings in one text: from each place the longest, with small fillers, hyphens and slashes let by; then the same words in another order.</summary>
internal sealed class PhraseMatcher(FindingLexicon lexicon, string text, Token[] tokens)
{
    private const int MostFillers = 3;

    private readonly string[] _forms = Forms(text, tokens);
    private readonly List<(int First, int End)> _named = [];
    private PhraseMatch? _best;
    private PhraseMatch? _joined;

    /// <summary>Where a condition is named, by tokens: a guess of the writer's, no finding.</summary>
    public IReadOnlyList<(int First, int End)> Named => _named;

    public IReadOnlyList<PhraseMatch> Read()
    {
        var matches = new List<PhraseMatch>();
        for (var i = 0; i < tokens.Length;)
        {
            var isWord = tokens[i].Kind is TokenKind.Word or TokenKind.Number;
            if (!isWord && !(tokens[i].Kind == TokenKind.Mark && FindingLexicon.IsTellingMark(text[tokens[i].Start])))
            {
                i++;
                continue;
            }

            _best = _joined = null;
            if (isWord)
                Follow(i, i, PhraseTrie.Root, 0, 0, joined: false);
            var shorthand = FollowShorthand(i);
            var best = shorthand is { } brief && (_best is null || brief.End >= _best.Value.End) ? brief : _best;
            if (_joined is { } pair && pair.Finding != best?.Finding && pair.Finding != FindingLexicon.Nothing)
                matches.Add(pair);
            if (best is { } match)
            {
                if (match.Finding == FindingLexicon.Nothing)
                    _named.Add((match.First, match.End));
                else
                    matches.Add(match);
                i = match.End;
            }
            else
            {
                i++;
            }
        }

        new LooseMatcher(lexicon, text, tokens, _forms).Read(matches);
        return matches;
    }

    /// <summary>The finding of a single word without its negating prefix ("nontender", "afebrile"), or none.</summary>
    public PhraseMatch? Unprefixed(int token)
    {
        var form = _forms[token];
        var rest = form.Length > 6 && form.StartsWith("non", StringComparison.Ordinal) ? form[3..] : form switch
        {
            "afebril" or "apyrexial" or "acyanotic" or "asystolic" => form[1..],
            "apyretic" => "pyrexial",
            "anicteric" => "icteric",
            _ => null,
        };
        if (rest is null)
            return null;
        var node = lexicon.Words.After(PhraseTrie.Root, lexicon.Words.Word(rest));
        var end = token + 1;
        var best = node == PhraseTrie.None || lexicon.Words.Value(node) is PhraseTrie.None or FindingLexicon.Nothing ? (PhraseMatch?)null : new PhraseMatch(lexicon.Words.Value(node), token, end, 1, false);
        while (node != PhraseTrie.None && end < tokens.Length && tokens[end].Kind == TokenKind.Word)
        {
            node = lexicon.Words.After(node, lexicon.Words.Word(_forms[end++]));
            if (node != PhraseTrie.None && lexicon.Words.Value(node) is var value and not (PhraseTrie.None or FindingLexicon.Nothing))
                best = new PhraseMatch(value, token, end, end - token, false);
        }

        return best;
    }

    private void Follow(int first, int at, int node, int words, int fillers, bool joined)
    {
        if (lexicon.Words.Value(node) is var finding and not PhraseTrie.None)
            Keep(new PhraseMatch(finding, first, at, words, joined));
        if (words > 0 && !joined && at + 1 < tokens.Length && tokens[at].Kind == TokenKind.Mark && Conjoins(at))
            FollowPair(first, at, node, words, fillers);
        var i = SkipMarks(at);
        if (words > 0 && i < tokens.Length && FindingLexicon.IsInnerMark(tokens[i].In(text)))
        {
            var within = lexicon.Words.After(node, lexicon.Words.Word(tokens[i].In(text)));
            if (within != PhraseTrie.None)
                Follow(first, i + 1, within, words, fillers, joined);
        }

        if (i >= tokens.Length || tokens[i].Kind is not (TokenKind.Word or TokenKind.Number))
            return;

        var form = _forms[i];
        var next = lexicon.Words.After(node, lexicon.Words.Word(form));
        if (next != PhraseTrie.None)
            Follow(first, i + 1, next, words + 1, fillers, joined);
        if (words == 0)
            return;
        if (fillers < MostFillers && FillerWords.IsFiller(form))
            Follow(first, i + 1, node, words, fillers + 1, joined);
        if (joined)
            return;
        if (Conjoins(i) && i + 1 < tokens.Length)
            FollowPair(first, i, node, words, fillers);
        else if (lexicon.IsLast(form) && i + 2 < tokens.Length && Conjoins(i + 1))
            FollowNext(first, i + 2, node, words, fillers);
    }

    /// <summary>"chest [and abdominal] pain".</summary>
    private void FollowPair(int first, int conjunction, int node, int words, int fillers)
    {
        var i = conjunction + 1;
        if (tokens[i].Kind == TokenKind.Word && lexicon.IsFirst(_forms[i]))
            FollowNext(first, i + 1, node, words, fillers);
    }

    private void FollowNext(int first, int at, int node, int words, int fillers)
    {
        if (at < tokens.Length && tokens[at].Kind == TokenKind.Word && lexicon.Words.After(node, lexicon.Words.Word(_forms[at])) is var next and not PhraseTrie.None)
            Follow(first, at + 1, next, words + 1, fillers, joined: true);
    }

    private void Keep(PhraseMatch match)
    {
        if (match.Joined)
            _joined = _joined is { } pair && pair.Words >= match.Words ? pair : match;
        else
            _best = _best is { } best && (best.Words > match.Words || (best.Words == match.Words && best.End <= match.End)) ? best : match;
    }

    private PhraseMatch? FollowShorthand(int first)
    {
        PhraseMatch? best = null;
        var node = PhraseTrie.Root;
        string? before = null;
        for (var i = first; i < tokens.Length && i < first + 12; i++)
        {
            var word = i == first && tokens[i].Kind == TokenKind.Word ? tokens[i].In(text).ToString() : FindingLexicon.ShorthandWord(text, tokens[i], before);
            if (word is null)
            {
                if (i == first || (tokens[i].Kind == TokenKind.Mark && text[tokens[i].Start] is not ('-' or '/' or '&' or '+' or '\'')))
                    break;
                continue;
            }

            node = lexicon.Shorthand.After(node, lexicon.Shorthand.Word(word));
            if (node == PhraseTrie.None && i == first && i + 1 < tokens.Length && char.IsUpper(word[0]) && word.AsSpan(1).IndexOfAnyInRange('A', 'Z') < 0)
                node = lexicon.Shorthand.After(PhraseTrie.Root, lexicon.Shorthand.Word(word.ToLowerInvariant()));
            if (node == PhraseTrie.None)
                break;
            before = word;
            if (lexicon.Shorthand.Value(node) is var finding and not PhraseTrie.None)
                best = new PhraseMatch(finding, first, i + 1, i + 1 - first, false);
        }

        return best;
    }

    private int SkipMarks(int i)
    {
        while (i < tokens.Length && ((tokens[i].Kind == TokenKind.Mark && text[tokens[i].Start] is '-' or '\u2019' or '\u2013' or '/' or '"' or '\'')
            || (tokens[i].Kind == TokenKind.LineEnd && i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Word && char.IsLower(text[tokens[i + 1].Start]))))
        {
            i++;
        }

        return i;
    }

    private bool Conjoins(int i) => tokens[i].Kind == TokenKind.Mark ? text[tokens[i].Start] is '&' or '/' : _forms[i] is "and" or "or";

    private static string[] Forms(string text, Token[] tokens)
    {
        var forms = new string[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            forms[i] = tokens[i].Kind is TokenKind.Word or TokenKind.Number ? WordForms.Of(tokens[i].In(text)) : "";
        return forms;
    }
}
