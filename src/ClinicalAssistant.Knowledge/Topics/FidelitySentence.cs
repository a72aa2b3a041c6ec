using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A sentence with what must not be lost of it.</summary>
internal sealed class FidelitySentence
{
    private readonly Dictionary<FidelityCues.Kind, int> _cues;

    private FidelitySentence(string text, List<string> words, List<TextNumber> numbers, HashSet<string> telling) =>
        (Text, _cues, Numbers, Words) = (text, FidelityCues.Kinds.ToDictionary(kind => kind, kind => kind.CountIn(words)), numbers, telling);

    public string Text { get; }

    public List<TextNumber> Numbers { get; }

    /// <summary>Stems of the words that say what it is about.</summary>
    public HashSet<string> Words { get; }

    public static FidelitySentence Of(string text)
    {
        var tokens = PassageAnalyzer.Read(text.Replace('’', '\''));
        var said = tokens.Where(token => !token.Word.Any(char.IsAsciiDigit)).ToList();
        var telling = said.Where(token => !QueryContent.IsStop(token.Word) && !FidelityCues.IsCue(token.Word)).Select(token => token.Stem).ToHashSet(StringComparer.Ordinal);
        // "See your doctor" has no other words to be known by.
        return new FidelitySentence(text, tokens.ConvertAll(token => token.Word), [.. NumberReader.Read(text)], telling.Count > 0 ? telling : [.. said.Select(token => token.Stem)]);
    }

    /// <summary>How many cues of a kind it holds.</summary>
    public int Count(FidelityCues.Kind kind) => _cues[kind];

    /// <summary>Share of its telling words that another sentence has too, 0 to 1.</summary>
    public double Shares(FidelitySentence other) => Words.Count == 0 ? 1 : Words.Count(other.Words.Contains) / (double)Words.Count;

    /// <summary>How alike the telling words of both are, 0 to 1.</summary>
    public double Likeness(FidelitySentence other) => Words.Count(other.Words.Contains) is var both && Words.Count + other.Words.Count - both is > 0 and var all ? both / (double)all : 1;
}
