using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The word lists of the de-identifier, read from text files once.</summary>
internal sealed class Lexicon
{
    private const int LongestWord = 40;

    private static readonly (string File, Sense One, Sense Start)[] Files =
    [
        ("given-names.txt", Sense.Given, Sense.None), ("family-names.txt", Sense.Family, Sense.None),
        ("given-names-world.txt", Sense.Given, Sense.None), ("family-names-world.txt", Sense.Family, Sense.None), ("places-world.txt", Sense.Place, Sense.PlaceStart),
        ("places-towns.txt", Sense.Place, Sense.PlaceStart), ("places-postal.txt", Sense.Place, Sense.PlaceStart), ("common-words.txt", Sense.Common, Sense.None), ("english-words.txt", Sense.Common, Sense.None),
        ("clinical-words.txt", Sense.Clinical, Sense.None), ("drugs.txt", Sense.Drug, Sense.None), ("eponyms.txt", Sense.Eponym, Sense.EponymStart),
        ("eponym-heads.txt", Sense.EponymHead, Sense.None), ("products.txt", Sense.Product, Sense.None), ("nationalities.txt", Sense.Nation, Sense.None),
        ("places.txt", Sense.Place, Sense.PlaceStart), ("states.txt", Sense.Region, Sense.RegionStart), ("countries.txt", Sense.Region | Sense.Country, Sense.RegionStart), ("organisations.txt", Sense.Organisation, Sense.OrganisationStart),
    ];

    private readonly SenseTable _words = new();
    private readonly Dictionary<string, Sense> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Sense>.AlternateLookup<ReadOnlySpan<char>> _phraseLookup;
    private readonly Dictionary<string, List<IdLabel>> _labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sparse = new(StringComparer.Ordinal);

    private Lexicon() => _phraseLookup = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Lexicon Load(string folder)
    {
        var lexicon = new Lexicon();
        foreach (var (file, one, start) in Files)
        {
            foreach (var line in Lines(folder, file))
                lexicon.Add(line, one, start);
        }

        foreach (var line in Lines(folder, "cues.txt"))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!Enum.TryParse<Sense>(words[0], out var sense))
                throw new WrongInputException($"{Path.Combine(folder, "cues.txt")}: '{words[0]}' is no sense. Use one of {string.Join(", ", Enum.GetNames<Sense>())}.");
            foreach (var word in words.AsSpan(1))
                lexicon.Mark(word, sense);
        }

        foreach (var line in Lines(folder, "id-labels.txt"))
            lexicon.AddLabel(line, folder);
        foreach (var line in Lines(folder, "zip3-low-population.txt"))
            lexicon._sparse.Add(line);
        return lexicon;
    }

    /// <summary>The sense of a word as it stands in a text.</summary>
    public Sense Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return Sense.None;
        Span<char> folded = stackalloc char[LongestWord * 2];
        var length = WordFolding.Fold(word, folded);
        var found = folded[..length];
        return _words.TryGet(found, out var sense) ? sense : Morphology.Guess(found, this);
    }

    public bool TryGet(ReadOnlySpan<char> folded, out Sense sense) => _words.TryGet(folded, out sense);

    /// <summary>What several folded words, parted by single spaces, are together: a place, a region, an organisation.</summary>
    public Sense PhraseOf(ReadOnlySpan<char> folded) => _phraseLookup.TryGetValue(folded, out var sense) ? sense : Sense.None;

    public IReadOnlyList<IdLabel> LabelsOf(string first) => _labels.TryGetValue(first, out var labels) ? labels : [];

    /// <summary>The part of a ZIP code that may be shown: its first three digits, or 000.</summary>
    public string ShownZip(string zip) => _sparse.Contains(zip[..3]) ? "000" : zip[..3];

    private void Add(string entry, Sense one, Sense start)
    {
        var space = entry.IndexOfAny([' ', '-', '.']);
        if (space < 0 || start == Sense.None)
        {
            Mark(entry, one);
            return;
        }

        var plain = string.Join(' ', entry.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries));
        _phrases[plain] = _phrases.GetValueOrDefault(plain) | one;
        Mark(plain[..plain.IndexOf(' ', StringComparison.Ordinal)], start);
    }

    private void AddLabel(string line, string folder)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? line : line[..space];
        var weak = name.EndsWith('?');
        var type = Array.Find(Enum.GetValues<IdentifierType>(), t => t.WireName() == name.TrimEnd('?'));
        var code = name == "CODE";
        if (space < 0 || (!code && type.WireName() != name.TrimEnd('?')))
            throw new WrongInputException($"{Path.Combine(folder, "id-labels.txt")}: '{line}' is not a class and a phrase. Write for example 'MRN medical record'.");
        var words = line[(space + 1)..].Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (!_labels.TryGetValue(words[0], out var labels))
            _labels[words[0]] = labels = [];
        labels.Add(new IdLabel(words, code ? null : type, weak));
        labels.Sort((a, b) => b.Words.Length - a.Words.Length);
        Mark(words[0], Sense.Label);
    }

    private void Mark(string word, Sense sense) => _words.Add(word, sense);

    private static IEnumerable<string> Lines(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new WrongInputException($"{path} is missing: the de-identifier needs its word lists. Restore the folder guardrails/deidentification.");
        return File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#');
    }
}
