using System.Runtime.InteropServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The word lists of the de-identifier, read from text files once.</summary>
internal sealed class Lexicon
{
    private const int LongestWord = 40;
    private const int PhraseBits = 17;

    private static readonly (string File, Sense One, Sense Start)[] Files =
    [
        ("given-names.txt", Sense.Given, Sense.None), ("family-names.txt", Sense.Family, Sense.None),
        ("given-names-world.txt", Sense.Given, Sense.None), ("family-names-world.txt", Sense.Family, Sense.None), ("places-world.txt", Sense.Place, Sense.PlaceStart),
        ("places-towns.txt", Sense.Place, Sense.PlaceStart), ("places-postal.txt", Sense.Place, Sense.PlaceStart), ("common-words.txt", Sense.Common, Sense.None), ("english-words.txt", Sense.Common, Sense.None),
        ("clinical-words.txt", Sense.Clinical, Sense.None), ("drugs.txt", Sense.Drug, Sense.None), ("eponyms.txt", Sense.Eponym, Sense.EponymStart),
        ("eponym-heads.txt", Sense.EponymHead, Sense.None), ("products.txt", Sense.Product, Sense.None), ("nationalities.txt", Sense.Nation, Sense.None),
        ("places.txt", Sense.Place, Sense.PlaceStart), ("states.txt", Sense.Region, Sense.RegionStart), ("countries.txt", Sense.Region | Sense.Country, Sense.RegionStart), ("organisations.txt", Sense.Organisation, Sense.OrganisationStart),
    ];

    private SenseTable _words = new([]);
    private readonly Dictionary<ulong, Sense> _phrases = [];
    private readonly HashFilter _phraseFilter = new(PhraseBits);
    private readonly Dictionary<ulong, List<IdLabel>> _labels = [];
    private readonly HashSet<string> _sparse = new(StringComparer.Ordinal);

    private Lexicon()
    {
    }

    public static Lexicon Load(string folder)
    {
        var lexicon = new Lexicon();
        var senses = new Dictionary<ulong, Sense>();
        foreach (var (file, one, start) in Files)
        {
            foreach (var line in Lines(folder, file))
                lexicon.Add(senses, line, one, start);
        }

        foreach (var line in Lines(folder, "cues.txt"))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!Enum.TryParse<Sense>(words[0], out var sense))
                throw new WrongInputException($"{Path.Combine(folder, "cues.txt")}: '{words[0]}' is no sense. Use one of {string.Join(", ", Enum.GetNames<Sense>())}.");
            foreach (var word in words.AsSpan(1))
                Mark(senses, word, sense);
        }

        foreach (var line in Lines(folder, "id-labels.txt"))
            lexicon.AddLabel(senses, line, folder);
        foreach (var line in Lines(folder, "zip3-low-population.txt"))
            lexicon._sparse.Add(line);
        lexicon._words = new SenseTable(senses);
        return lexicon;
    }

    /// <summary>The sense of a word as it stands in a text.</summary>
    public Sense Of(ReadOnlySpan<char> word) => Of(KeyOf(word), word);

    /// <summary>The same where the key of the word is known.</summary>
    public Sense Of(ulong key, ReadOnlySpan<char> word)
    {
        if (key == 0)
            return Sense.None;
        if (_words.TryGet(key, out var sense))
            return sense;
        Span<char> folded = stackalloc char[LongestWord * 2];
        return Morphology.Guess(folded[..WordFolding.Fold(word, folded)], this);
    }

    /// <summary>Brings near what <see cref="Of(ulong, ReadOnlySpan{char})"/> will read.</summary>
    public ulong First(ulong key) => _words.First(key);

    /// <summary>Under what a word stands in the lists, whatever its case and accents; 0 for one too long for them.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> word) => word.Length > LongestWord ? 0 : HashOf(word);

    /// <summary>A hash of a word of any length, whatever its case and accents.</summary>
    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        if (SenseTable.HashOfLetters(word) is > 0 and var key)
            return key;
        Span<char> folded = word.Length > LongestWord ? new char[word.Length * 2] : stackalloc char[LongestWord * 2];
        return SenseTable.Hash(folded[..WordFolding.Fold(word, folded)]);
    }

    /// <summary>Whether a folded word is a plain one and no name.</summary>
    public bool IsOrdinary(ReadOnlySpan<char> folded) => _words.IsOrdinary(SenseTable.Hash(folded));

    /// <summary>What several folded words, parted by single spaces, are together: a place, a region, an organisation.</summary>
    public Sense PhraseOf(ReadOnlySpan<char> folded) => SenseTable.Hash(folded) is var key && _phraseFilter.Holds(key) ? _phrases.GetValueOrDefault(key) : Sense.None;

    public IReadOnlyList<IdLabel> LabelsOf(ReadOnlySpan<char> first) => _labels.TryGetValue(HashOf(first), out var labels) ? labels : [];

    /// <summary>The part of a ZIP code that may be shown: its first three digits, or 000.</summary>
    public string ShownZip(string zip) => _sparse.Contains(zip[..3]) ? "000" : zip[..3];

    private void Add(Dictionary<ulong, Sense> senses, string entry, Sense one, Sense start)
    {
        var space = entry.IndexOfAny([' ', '-', '.']);
        if (space < 0 || start == Sense.None)
        {
            Mark(senses, entry, one);
            return;
        }

        var plain = string.Join(' ', entry.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries));
        Mark(_phrases, plain, one);
        _phraseFilter.Add(SenseTable.Hash(plain));
        Mark(senses, plain[..plain.IndexOf(' ', StringComparison.Ordinal)], start);
    }

    private void AddLabel(Dictionary<ulong, Sense> senses, string line, string folder)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? line : line[..space];
        var weak = name.EndsWith('?');
        var type = Array.Find(Enum.GetValues<IdentifierType>(), t => t.WireName() == name.TrimEnd('?'));
        var code = name == "CODE";
        if (space < 0 || (!code && type.WireName() != name.TrimEnd('?')))
            throw new WrongInputException($"{Path.Combine(folder, "id-labels.txt")}: '{line}' is not a class and a phrase. Write for example 'MRN medical record'.");
        var words = line[(space + 1)..].Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (!_labels.TryGetValue(SenseTable.Hash(words[0]), out var labels))
            _labels[SenseTable.Hash(words[0])] = labels = [];
        labels.Add(new IdLabel(words, code ? null : type, weak));
        labels.Sort((a, b) => b.Words.Length - a.Words.Length);
        Mark(senses, words[0], Sense.Label);
    }

    private static void Mark(Dictionary<ulong, Sense> senses, string word, Sense sense) => CollectionsMarshal.GetValueRefOrAddDefault(senses, SenseTable.Hash(word), out _) |= sense;

    private static IEnumerable<string> Lines(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new WrongInputException($"{path} is missing: the de-identifier needs its word lists. Restore the folder guardrails/deidentification.");
        return File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#');
    }
}
