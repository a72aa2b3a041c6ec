namespace ClinicalAssistant.Guardrails;

/// <summary>Whether a word may be one of a set, by its length and its first letter: spares most words the hashing.</summary>
internal sealed class WordGate
{
    private const int Letters = 26;
    private const int Longest = 31;
    private readonly uint[] _lengths = new uint[Letters];

    /// <param name="words">Words of up to 31 letters that begin with an ASCII letter.</param>
    public WordGate(IEnumerable<string> words)
    {
        foreach (var word in words)
            _lengths[(word[0] | 0x20) - 'a'] |= 1u << word.Length;
    }

    /// <summary>False where the word is in no case one of the set.</summary>
    public bool Opens(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Longest)
            return false;
        return char.IsAsciiLetter(word[0]) ? (_lengths[(word[0] | 0x20) - 'a'] >> word.Length & 1) != 0 : word[0] > 127;
    }
}
