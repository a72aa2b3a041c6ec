using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// How English words stand to each other: alike, a kind of the other, opposite, or two kinds of one thing. Compiled from WordNet 3.1.
/// Immutable once read; safe for concurrent use.
/// </summary>
public sealed class WordRelations
{
    private readonly Dictionary<string, WordSenses> _senses = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int[]> _parents = [];
    private readonly HashSet<(int, int)> _opposites = [];

    private WordRelations()
    {
    }

    /// <summary>No words.</summary>
    public static WordRelations Empty { get; } = new();

    /// <summary>Reads a file of relations.</summary>
    /// <param name="path">A text file with lines "w WORD SENSE...", "p SENSE PARENT..." and "x SENSE SENSE".</param>
    /// <exception cref="WrongInputException">A line is none of these; file and line are named.</exception>
    public static WordRelations Read(string path)
    {
        var relations = new WordRelations();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var fields = line.Split(' ');
            if (fields.Length < 3)
                throw new WrongInputException($"{path}, line {number}: expected 'w WORD SENSE...', 'p SENSE PARENT...' or 'x SENSE SENSE'. Build the file again with tools/word-relations.");
            switch (fields[0])
            {
                case "w":
                    relations.Add(fields[1], fields.AsSpan(2));
                    break;
                case "p":
                    relations._parents[Sense(fields[1])] = [.. fields[2..].Select(Sense)];
                    break;
                case "x":
                    relations._opposites.Add((Sense(fields[1]), Sense(fields[2])));
                    relations._opposites.Add((Sense(fields[2]), Sense(fields[1])));
                    break;
                default:
                    throw new WrongInputException($"{path}, line {number}: '{fields[0]}' is none of w, p, x. Build the file again with tools/word-relations.");
            }
        }

        return relations;
    }

    /// <summary>Whether a folded word is a plain English one.</summary>
    public bool Knows(ReadOnlySpan<char> word) => Senses(word).All.Length > 0;

    /// <summary>How two folded words stand to each other, in any of their frequent senses.</summary>
    public WordRelation Of(ReadOnlySpan<char> word, ReadOnlySpan<char> other)
    {
        var mine = Senses(word);
        var theirs = mine.All.Length == 0 ? mine : Senses(other);
        if (theirs.All.Length == 0)
            return WordRelation.None;
        if (Share(mine.All, theirs.All))
            return WordRelation.Alike;
        var result = WordRelation.None;
        for (var i = 0; i < mine.All.Length; i++)
        {
            for (var k = 0; k < theirs.All.Length; k++)
            {
                var (one, another) = (mine.All[i], theirs.All[k]);
                var frequent = i < mine.Frequent && k < theirs.Frequent;
                if (frequent && AreOpposite(one, another))
                    return WordRelation.Opposite;
                if (IsKind(one, another) || IsKind(another, one))
                    result = WordRelation.Kind;
                else if (result == WordRelation.None && frequent && SharesParent(one, another))
                    result = WordRelation.Sister;
            }
        }

        return result;
    }

    /// <summary>A plural's own senses ("doubles", of tennis) stand beside those of the word itself, which comes first in the file.</summary>
    private void Add(string word, ReadOnlySpan<string> fields)
    {
        var bar = fields.IndexOf("|");
        var senses = new List<int>(fields.Length);
        foreach (var field in fields)
        {
            if (field != "|")
                senses.Add(Sense(field));
        }

        var frequent = bar < 0 ? senses.Count : bar;
        if (word[^1] == 's' && _senses.TryGetValue(word[..^1], out var singular))
        {
            senses.InsertRange(0, singular.All[..singular.Frequent]);
            senses.AddRange(singular.All[singular.Frequent..]);
            frequent += singular.Frequent;
        }

        _senses[word] = new WordSenses([.. senses], frequent);
    }

    /// <summary>Letter of the kind and a number in base 36; adjectives come out even.</summary>
    private static int Sense(string text)
    {
        var value = 0;
        foreach (var digit in text.AsSpan(1))
            value = (value * 36) + (digit <= '9' ? digit - '0' : digit - 'a' + 10);
        return (value * 2) + (text[0] == 'a' ? 0 : 1);
    }

    private WordSenses Senses(ReadOnlySpan<char> word)
    {
        var known = _senses.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(word, out var senses))
            return senses;
        Span<char> room = stackalloc char[32];
        if (word.Length > 30)
            return default;
        foreach (var (ending, instead) in (ReadOnlySpan<(string, string)>)[("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ier", "y"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ly", "")])
        {
            if (!word.EndsWith(ending) || word.Length - ending.Length < 3)
                continue;
            var stem = word[..^ending.Length];
            stem.CopyTo(room);
            instead.CopyTo(room[stem.Length..]);
            if (known.TryGetValue(room[..(stem.Length + instead.Length)], out senses) || (stem[^1] == stem[^2] && known.TryGetValue(stem[..^1], out senses)))
                return senses;
        }

        return default;
    }

    private static bool Share(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        foreach (var item in one)
        {
            if (other.Contains(item))
                return true;
        }

        return false;
    }

    private bool AreOpposite(int one, int other)
    {
        if (_opposites.Contains((one, other)))
            return true;
        // An adjective stands against what its cluster's head stands against.
        return (one & 1) == 0 && (other & 1) == 0
            && ((_parents.TryGetValue(one, out var heads) && Array.Exists(heads, head => _opposites.Contains((head, other))))
                || (_parents.TryGetValue(other, out heads) && Array.Exists(heads, head => _opposites.Contains((head, one)))));
    }

    private bool IsKind(int one, int other) => _parents.TryGetValue(one, out var parents) && Array.IndexOf(parents, other) >= 0;

    /// <summary>Two adjectives of one cluster are alike enough to be no sisters.</summary>
    private bool SharesParent(int one, int other) =>
        (one & 1) == 1 && _parents.TryGetValue(one, out var mine) && _parents.TryGetValue(other, out var theirs) && Share(mine, theirs);

    /// <summary>A word's senses, the frequent ones first.</summary>
    private readonly struct WordSenses(int[]? all, int frequent)
    {
        public ReadOnlySpan<int> All => all;

        public int Frequent => frequent;
    }
}
