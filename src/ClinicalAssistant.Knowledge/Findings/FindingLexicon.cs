using System.Buffers;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The wording of every finding, ready for matching: words by form, and shorthand by its exact characters.</summary>
internal sealed class FindingLexicon
{
    /// <summary>Ordinary words and everyday abbreviations that a lower-case shorthand could be taken for.</summary>
    private static readonly HashSet<string> OrdinaryWords = new(
        ("aids all als arm art bad bit can cap cat cop dip don ear fat fit gas gut ham has her hip his hit hot ill its jaw led leg low mad map mass men mild mom not nose off old one out pad pan "
        + "pat pet pin pop rad ran rash red sad sat set she sit son spa sub tan tap tip toe top via was web who ago age and any are ask ate bed big but day did dry due eat end far few for get had "
        + "him how ice job lab let lot man may meet met mid new now odd our own per put run sat saw say see six ten the too try two use way wet why yes yet you").Split(' '), StringComparer.Ordinal);

    private static readonly SearchValues<char> TellingMarks = SearchValues.Create("+↑↓<>#");

    private static readonly SearchValues<char> InnerMarks = SearchValues.Create(".,;:()");

    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _first = new(StringComparer.Ordinal);
    private readonly HashSet<string> _last = new(StringComparer.Ordinal);
    private readonly List<Token> _tokens = [];
    private readonly List<string> _kept = [];
    private readonly List<string> _punctuated = [];
    private readonly int _own;

    /// <param name="findings">The findings; a match gives the number in this list.</param>
    /// <param name="names">Names of conditions. "Glandular fever" is no fever: the longer name takes the words, and stands for no finding.</param>
    /// <param name="own">How many of the findings, from the first, are the pack's own; those after them are an ontology's and matched word for word.</param>
    public FindingLexicon(IReadOnlyList<FindingDefinition> findings, IEnumerable<string> names, int own = int.MaxValue)
    {
        _own = own;
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            Add(finding.Label, i);
            foreach (var phrase in finding.Synonyms)
                Add(phrase, i);
            foreach (var phrase in finding.Lay)
                Add(phrase, i);
        }

        for (var i = 0; i < findings.Count; i++)
        {
            foreach (var phrase in findings[i].Shorthand)
                AddShorthand(phrase, i);
        }

        foreach (var name in names)
            Add(name, Nothing);
    }

    /// <summary>Value of words that are known and stand for no finding.</summary>
    public const int Nothing = int.MaxValue;

    public PhraseTrie Words { get; } = new();

    /// <summary>Phrases whose words may stand in any order, close together.</summary>
    public LoosePhrases Loose { get; } = new();

    public PhraseTrie Shorthand { get; } = new();

    /// <summary>Whether some phrase of several words begins so ("abdominal" pain).</summary>
    public bool IsFirst(string form) => _first.Contains(form);

    /// <summary>Whether some phrase of several words ends so (leg "swelling").</summary>
    public bool IsLast(string form) => _last.Contains(form);

    /// <summary>The words of shorthand: marks of direction and result count (K down, Murphy +), runs of them once; "positive" and "+ve" are "+".</summary>
    public static string? ShorthandWord(string text, Token token, string? before)
    {
        if (token.Kind is TokenKind.Word)
        {
            var word = token.In(text);
            if (word is "positive" or "pos" or "Positive")
                return "+";
            return word is "ve" && before == "+" ? null : word.ToString();
        }

        if (token.Kind is TokenKind.Number)
            return token.In(text).ToString();
        var mark = token.Kind == TokenKind.Mark ? text[token.Start] : ' ';
        return IsTellingMark(mark) && before != mark.ToString() ? mark.ToString() : null;
    }

    public static bool IsTellingMark(char mark) => TellingMarks.Contains(mark);

    /// <summary>Whether a token is a mark that may stand within a phrase.</summary>
    public static bool IsInnerMark(ReadOnlySpan<char> token) => token.Length == 1 && InnerMarks.Contains(token[0]);

    private void Add(string phrase, int finding)
    {
        if (phrase.AsSpan().ContainsAny(TellingMarks))
        {
            AddShorthand(phrase, finding);
            return;
        }

        Tokenizer.Read(phrase, _tokens);
        _kept.Clear();
        var first = default(Token);
        var words = 0;
        foreach (var token in _tokens)
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.Number))
                continue;
            if (words++ == 0)
                first = token;
            if (Form(token.In(phrase)) is var form && !FillerWords.IsDeterminer(form))
                _kept.Add(form);
        }

        // A label such as "Raised lipase or amylase (above three times normal)" is a heading, not wording.
        if (words > 9 || _kept.Count == 0)
            return;
        if (_kept.Count == 1 && first.In(phrase).ToString() is var word && WordForms.IsShortened(word, _kept[0]))
            AddLoneWord(word, finding);
        else
            Words.Add(_kept, finding);
        AddPunctuated(phrase, finding);
        if (finding >= _own || finding == Nothing)
            return;
        Loose.Add(_kept, finding);
        if (_kept.Count > 1)
        {
            _first.Add(_kept[0]);
            _last.Add(_kept[^1]);
        }
    }

    /// <summary>Marks within a phrase are part of it: "E. coli", "47,XXY", "red, warm, tender". Elsewhere they end one.</summary>
    private void AddPunctuated(string phrase, int finding)
    {
        if (!phrase.AsSpan().ContainsAny(InnerMarks))
            return;
        _punctuated.Clear();
        foreach (var token in _tokens)
        {
            if (token.Kind is TokenKind.Word or TokenKind.Number)
            {
                if (Form(token.In(phrase)) is var form && !FillerWords.IsDeterminer(form))
                    _punctuated.Add(form);
            }
            else if (_punctuated.Count > 0 && IsInnerMark(token.In(phrase)))
            {
                _punctuated.Add(token.In(phrase).ToString());
            }
        }

        while (_punctuated.Count > 0 && IsInnerMark(_punctuated[^1]))
            _punctuated.RemoveAt(_punctuated.Count - 1);
        if (_punctuated.Exists(word => IsInnerMark(word)))
            Words.Add(_punctuated, finding);
    }

    /// <summary>The same few thousand words make up all phrases.</summary>
    private string Form(ReadOnlySpan<char> word)
    {
        var known = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(word, out var form))
            known[word] = form = WordForms.Of(word);
        return form;
    }

    /// <summary>A lone word with a short stem is matched as it stands: "clubbing" is no club, "winded" no wind.</summary>
    private void AddLoneWord(string word, int finding) => Shorthand.Add([word.ToLowerInvariant()], finding);

    private void AddShorthand(string phrase, int finding)
    {
        var words = new List<string>();
        foreach (var token in Tokenizer.Read(phrase))
        {
            if (ShorthandWord(phrase, token, words.Count > 0 ? words[^1] : null) is { } word)
                words.Add(word);
        }

        Shorthand.Add(words, finding);
        var lower = words.ConvertAll(word => word.ToLowerInvariant());
        var length = lower.Sum(word => word.Length);
        if (length >= 3 && !(lower.Count == 1 && OrdinaryWords.Contains(lower[0])))
            Shorthand.Add(lower, finding);
    }
}
