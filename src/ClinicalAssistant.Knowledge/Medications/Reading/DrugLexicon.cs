using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Names of drugs, products and groups, found by their words whatever case, accents and hyphens; and the nearest name of a misspelt word.</summary>
internal sealed class DrugLexicon
{
    private const int ShortestMisspelt = 5;
    private const int LongWord = 8;

    private readonly PhraseTrie _trie = new();
    private readonly List<(string Name, int Value)> _single = [];
    private readonly int _drugs;
    private readonly IReadOnlyList<CombinationProduct> _products;
    private readonly int[][] _productDrugs;
    private readonly List<DrugGroup> _groups;

    public DrugLexicon(MedicationIndex index, MedicationContent content)
    {
        _drugs = index.Drugs.Count;
        _products = content.Products;
        _productDrugs = [.. _products.Select(product => product.Drugs.SelectMany(index.Members).ToArray())];
        _groups = [.. content.Groups.Values.Where(group => group.Words.Count > 0)];
        for (var drug = 0; drug < _drugs; drug++)
        {
            var record = index.Drugs[drug];
            foreach (var name in (IEnumerable<string>)[record.Id, .. record.Names, .. record.Brands])
                Add(name, drug);
        }

        for (var product = 0; product < _products.Count; product++)
        {
            foreach (var name in (IEnumerable<string>)[_products[product].Name, .. _products[product].Names])
                Add(name, _drugs + product);
        }

        for (var group = 0; group < _groups.Count; group++)
        {
            foreach (var word in _groups[group].Words)
                Add(word, _drugs + _products.Count + group);
        }
    }

    /// <summary>A name's words in lower case without accents, joined by spaces: names that differ in these only are one.</summary>
    public static string Key(string name) => string.Join(' ', Words(name, Tokenizer.Read(name)).Select(word => word.Form));

    /// <summary>The names in a text, from left to right, from each place the longest.</summary>
    public IReadOnlyList<DrugMention> Find(string text)
    {
        var words = Words(text, Tokenizer.Read(text));
        var found = new List<DrugMention>();
        for (var i = 0; i < words.Count;)
        {
            var (best, next) = (PhraseTrie.None, i + 1);
            var node = PhraseTrie.Root;
            for (var j = i; j < words.Count; j++)
            {
                if (j > i && !Joined(text, words[j - 1].End, words[j].Start))
                    break;
                node = _trie.After(node, _trie.Word(words[j].Form));
                if (node == PhraseTrie.None)
                    break;
                if (_trie.Value(node) is not PhraseTrie.None and var value)
                    (best, next) = (value, j + 1);
            }

            if (best != PhraseTrie.None)
                found.Add(Mention(best, words[i].Start, words[next - 1].End, null));
            i = next;
        }

        return found;
    }

    /// <summary>The one name that a word comes nearest to by a slip of spelling, or null where there is none, or more than one.</summary>
    public DrugMention? Nearest(string word, int start)
    {
        var form = Folded(word);
        if (form.Length < ShortestMisspelt)
            return null;
        var most = form.Length < LongWord ? 1 : 2;
        var (best, value, tie) = (most + 1, PhraseTrie.None, false);
        foreach (var (name, owner) in _single)
        {
            if (name[0] != form[0] || Math.Abs(name.Length - form.Length) > most)
                continue;
            var distance = EditSteps.Between(form, name, Math.Min(best, most));
            if (distance < best)
                (best, value, tie) = (distance, owner, false);
            else if (distance == best && owner != value)
                tie = true;
        }

        return value == PhraseTrie.None || tie || best > most ? null : Mention(value, start, start + word.Length, word);
    }

    private DrugMention Mention(int value, int start, int end, string? misspelt)
    {
        if (value < _drugs)
            return new DrugMention(start, end) { Drugs = [value], Misspelt = misspelt };
        var product = value - _drugs;
        return product < _products.Count
            ? new DrugMention(start, end) { Drugs = _productDrugs[product], Product = _products[product], Misspelt = misspelt }
            : new DrugMention(start, end) { Group = _groups[product - _products.Count], Misspelt = misspelt };
    }

    private void Add(string name, int value)
    {
        var words = Words(name, Tokenizer.Read(name)).Select(word => word.Form).ToList();
        _trie.Add(words, value);
        if (words.Count == 1 && words[0].Length >= ShortestMisspelt - 1 && value < _drugs + _products.Count)
            _single.Add((words[0], value));
    }

    // Between two words of one name stand at most spaces, a hyphen, a slash, a plus or an apostrophe.
    private static bool Joined(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is not (' ' or '-' or '/' or '+' or '\'' or '.' or '\u00a0' or '\u2010' or '\u2011' or '\u2013'))
                return false;
        }

        return to - from <= 3;
    }

    private static List<(string Form, int Start, int End)> Words(string text, Token[] tokens)
    {
        var words = new List<(string, int, int)>(tokens.Length);
        foreach (var token in tokens)
        {
            if (token.Kind is TokenKind.Word or TokenKind.Number)
                words.Add((Folded(token.In(text)), token.Start, token.End));
        }

        return words;
    }

    internal static string Folded(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var lower = char.ToLowerInvariant(c);
            folded.Append(lower switch
            {
                '\u00e1' or '\u00e0' or '\u00e2' or '\u00e4' or '\u00e3' or '\u00e5' => 'a',
                '\u00e9' or '\u00e8' or '\u00ea' or '\u00eb' => 'e',
                '\u00ed' or '\u00ec' or '\u00ee' or '\u00ef' => 'i',
                '\u00f3' or '\u00f2' or '\u00f4' or '\u00f6' or '\u00f5' => 'o',
                '\u00fa' or '\u00f9' or '\u00fb' or '\u00fc' => 'u',
                '\u00e7' => 'c',
                '\u00f1' => 'n',
                '\u2019' => '\'',
                _ => lower,
            });
        }

        return folded.ToString();
    }
}
