using System.Runtime.CompilerServices;

namespace ClinicalAssistant.Guardrails;

/// <summary>Finds a sentence that repeats the program's own instructions.</summary>
internal sealed class LeakCheck
{
    private const int Shingle = 6;

    // A prompt's instructions are the same list for every answer to it.
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, HashSet<int>> Known = [];
    private readonly HashSet<int> _shingles;

    public LeakCheck(IReadOnlyList<string> texts) => _shingles = texts.Count == 0 ? [] : Known.GetValue(texts, Read);

    /// <summary>Whether at least half of the sentence's runs of six words stand in the protected texts.</summary>
    public bool Leaks(Tokens sentence)
    {
        if (_shingles.Count == 0 || sentence.Count < Shingle + 2)
            return false;
        var known = 0;
        foreach (var shingle in Shingles(sentence))
            known += _shingles.Contains(shingle) ? 1 : 0;
        return known * 2 >= sentence.Count - Shingle + 1;
    }

    private static HashSet<int> Read(IReadOnlyList<string> texts)
    {
        var shingles = new HashSet<int>();
        foreach (var text in texts)
            shingles.UnionWith(Shingles(Tokens.Read(text)));
        return shingles;
    }

    private static IEnumerable<int> Shingles(Tokens tokens)
    {
        for (var i = 0; i + Shingle <= tokens.Count; i++)
        {
            var hash = default(HashCode);
            for (var k = 0; k < Shingle; k++)
                hash.Add(string.GetHashCode(tokens.Word(i + k)));
            yield return hash.ToHashCode();
        }
    }
}
