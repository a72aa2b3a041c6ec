using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Finds identifiers of the eighteen Safe Harbor classes and named organisations, and replaces them by placeholders. Names of diseases and tests, medicines,
/// measurements, codes, countries and states, years alone, weekdays alone and ages under 90 stand. It finds most, not all: no text of it may be called de-identified in the legal sense.
/// Safe for use by several threads.
/// </summary>
public sealed class Deidentifier
{
    private readonly Lazy<Lexicon> _lexicon;
    private readonly Lazy<TagWeights> _tags;
    private readonly Lazy<WordGroups> _groups;

    /// <summary>Reads its word lists and weights at first use.</summary>
    /// <param name="lexiconFolder">Folder of the word lists and of <c>tagger.bin</c>; null for <c>guardrails/deidentification</c> beside the program.</param>
    public Deidentifier(string? lexiconFolder = null)
    {
        var folder = lexiconFolder ?? Path.Combine(AppContext.BaseDirectory, "guardrails", "deidentification");
        _lexicon = new Lazy<Lexicon>(() => Lexicon.Load(folder));
        _tags = new Lazy<TagWeights>(() => TagWeights.Read(Path.Combine(folder, "tagger.bin")));
        _groups = new Lazy<WordGroups>(() => WordGroups.Read(Path.Combine(folder, "word-groups.bin")));
    }

    /// <summary>Reads the word lists and weights now instead of at first use.</summary>
    /// <exception cref="WrongInputException">The word lists or the weights are missing, or hold what does not belong there.</exception>
    public void Prepare()
    {
        _ = _lexicon.Value;
        _ = _tags.Value;
        _ = _groups.Value;
    }

    /// <summary>
    /// One text by itself. Placeholders are <c>[CLASS_n]</c>, the same for the same person or number; a date's shows its year, a US ZIP code's the digits that Safe Harbor allows.
    /// </summary>
    /// <returns>The text with placeholders, and what was found, by UTF-16 offsets of the input, in order and without overlap.</returns>
    /// <exception cref="WrongInputException">The word lists or the weights are missing, or hold what does not belong there.</exception>
    public Deidentified Deidentify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spans = Find(text, (KnownIdentifiers?)null);
        return new Deidentified(new PlaceholderMap().Mask(text, spans, _lexicon.Value), spans);
    }

    /// <summary>
    /// A text of a conversation: the same identifier keeps its placeholder over all texts of one map, and a date says its distance from the first date of the map.
    /// <see cref="PlaceholderMap.Restore"/> of the result is the text. What looks like a placeholder in the text itself is masked too, so that nothing is taken for one.
    /// </summary>
    /// <exception cref="WrongInputException">The word lists or the weights are missing, or hold what does not belong there.</exception>
    public string Replace(string text, PlaceholderMap map)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(map);
        return map.Replace(text, Find(text, map.Known), _lexicon.Value);
    }

    private List<IdentifierSpan> Find(string text, KnownIdentifiers? known) => Finish(ByRules(text, known), _tags.Value);

    /// <summary>What is found with other weights of the tagger than those that ship, or by the rules alone.</summary>
    internal List<IdentifierSpan> Find(string text, TagWeights? tags) => Finish(ByRules(text), tags);

    private List<IdentifierSpan> Finish(Note note, TagWeights? tags)
    {
        if (tags is not null)
            Tagger.Find(note, tags, _groups.Value);
        AgeFinder.FindBesideNames(note);
        RepeatFinder.Find(note);
        IdentifierExtents.Draw(note);
        return [.. note.Found];
    }

    /// <summary>The groups of words that the tagger sees.</summary>
    internal WordGroups Groups => _groups.Value;

    /// <summary>A note with what the rules find in it, before the tagger looks.</summary>
    internal Note ByRules(string text, KnownIdentifiers? known = null)
    {
        var note = new Note(text, _lexicon.Value);
        foreach (var (start, end, _, _) in PlaceholderSyntax.All(text))
            note.Protect(note.TokenAt(start), note.TokenAt(end));
        if (known is { IsEmpty: false })
        {
            RepeatFinder.FindKnown(note, known);
            note.MakeSure();
        }

        WebFinder.Find(note);
        Hl7Finder.Find(note);
        JsonFinder.Find(note);
        NumberFinder.FindIban(note);
        CodeFinder.Protect(note);
        LotFinder.Find(note);
        IdFinder.Find(note);
        VehicleFinder.Find(note);
        HandleFinder.Find(note);
        DateFinder.Find(note);
        PhoneFinder.Find(note);
        SpokenDigits.Find(note);
        NumberFinder.Find(note);
        AgeFinder.Find(note);
        TermFinder.Protect(note);
        AddressFinder.Find(note);
        OrganisationFinder.Find(note);
        PlaceFinder.Find(note);
        NameFinder.Find(note);
        return note;
    }
}
