using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Finds where a text names conditions of the pack, by name or synonym, from each place the longest. Safe for use by many threads.</summary>
public sealed class ConditionMentions
{
    private const int ShortestLowerCase = 4;

    private readonly PhraseTrie _names = new();
    private readonly Dictionary<string, int> _abbreviations = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    /// <summary>The names of a pack's conditions.</summary>
    public ConditionMentions(KnowledgeBase pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        foreach (var condition in pack.Conditions.Values.OrderBy(condition => condition.Id, StringComparer.Ordinal))
        {
            var number = _ids.Count;
            _ids.Add(condition.Id);
            foreach (var name in condition.Synonyms.Prepend(condition.Name))
            {
                var open = name.IndexOf('(', StringComparison.Ordinal);
                Add(open > 0 ? name[..open] : name, number);
            }
        }
    }

    /// <summary>The mentions from left to right, denied ones among them. Any text is accepted.</summary>
    public IReadOnlyList<ConditionMention> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokenizer.Read(text);
        ContextMap? context = null;
        var found = new List<ConditionMention>();
        for (var i = 0; i < tokens.Length;)
        {
            var (value, next) = Longest(text, tokens, i);
            if (value == PhraseTrie.None)
            {
                i++;
                continue;
            }

            var (start, end) = (tokens[i].Start, tokens[next - 1].End);
            context ??= ContextScope.Read(text, tokens);
            found.Add(new ConditionMention(_ids[value], start, end) { Sense = context.At(start, end) });
            i = next;
        }

        return found;
    }

    private (int Value, int Next) Longest(string text, Token[] tokens, int from)
    {
        var (value, next, node) = (PhraseTrie.None, from, PhraseTrie.Root);
        if (tokens[from].Kind == TokenKind.Word && _abbreviations.TryGetValue(tokens[from].In(text).ToString(), out var abbreviation))
            (value, next) = (abbreviation, from + 1);
        for (var i = from; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.Mark && i > from && text[tokens[i].Start] is '-' or '\'' or '\u2019')
                continue;
            if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Number))
                break;
            node = _names.After(node, _names.Word(Form(tokens[i].In(text))));
            if (node == PhraseTrie.None)
                break;
            if (_names.Value(node) is not PhraseTrie.None and var here)
                (value, next) = (here, i + 1);
        }

        return (value, next);
    }

    private void Add(string name, int number)
    {
        name = name.Trim();
        // "ALS" is a name in capitals only; "als" and short words are not.
        if (name.Length <= 6 && name.Count(char.IsUpper) >= 2)
        {
            _abbreviations.TryAdd(name, number);
            return;
        }

        var words = Tokenizer.Read(name).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).Select(token => Form(token.In(name))).ToList();
        if (words.Count > 1 || (words.Count == 1 && words[0].Length >= ShortestLowerCase))
            _names.Add(words, number);
    }

    private static string Form(ReadOnlySpan<char> word) => DrugLexicon.Folded(word);
}
