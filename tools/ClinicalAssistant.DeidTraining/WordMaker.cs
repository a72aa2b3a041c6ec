using System.Text;

namespace ClinicalAssistant.DeidTraining;

/// <summary>Words in the manner of a list: half of them from it, half made by chains of three letters.</summary>
internal sealed class WordMaker
{
    private const int Longest = 12;
    private readonly string[] _words;
    private readonly Dictionary<string, List<char>> _next = new(StringComparer.Ordinal);
    private readonly Random _random;

    public WordMaker(IEnumerable<string> words, Random random)
    {
        _words = [.. words];
        _random = random;
        foreach (var word in _words)
        {
            var padded = "   " + word + "$";
            for (var i = 3; i < padded.Length; i++)
            {
                if (!_next.TryGetValue(padded[(i - 3)..i], out var letters))
                    _next[padded[(i - 3)..i]] = letters = [];
                letters.Add(padded[i]);
            }
        }
    }

    public string Next() => _random.Next(2) == 0 ? _words[_random.Next(_words.Length)] : Made();

    private string Made()
    {
        while (true)
        {
            var word = new StringBuilder("   ");
            char letter;
            while ((letter = Letter(word.ToString(word.Length - 3, 3))) != '$' && word.Length < Longest + 3)
                word.Append(letter);
            if (letter == '$' && word.Length > 6)
                return word.ToString(3, word.Length - 3);
        }
    }

    private char Letter(string before) => _next[before][_random.Next(_next[before].Count)];
}
