using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// A phenotype ontology from an imported pack: current terms by number with their more general ones, wording, and what became of old ids. Immutable; safe for use
/// by many threads.
/// </summary>
public sealed class PhenotypeOntology
{
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int> _merged;
    private readonly Dictionary<string, int> _obsolete;
    private readonly FlatFile? _file;
    private readonly FlatLists _parents;
    private readonly FlatLists _ancestors;

    private PhenotypeOntology(PackManifest? manifest, FlatFile file)
    {
        Manifest = manifest;
        _file = file;
        Ids = file.Strings("ids");
        Labels = file.Strings("labels");
        _parents = file.Lists("parents");
        _numbers = Index(Ids, null);
        _merged = Index(file.Strings("alternative.ids"), file.Array<int>("alternative.term"));
        _obsolete = Index(file.Strings("obsolete.ids"), file.Array<int>("obsolete.term"));
        _ancestors = Closure(_parents, file.Array<int>("order"));
    }

    private PhenotypeOntology()
    {
        Ids = Labels = [];
        _numbers = _merged = _obsolete = [];
        _parents = _ancestors = new FlatLists([0], []);
    }

    /// <summary>No ontology: every term stands alone.</summary>
    public static PhenotypeOntology None { get; } = new();

    /// <summary>The pack it came from, or null for <see cref="None"/>.</summary>
    public PackManifest? Manifest { get; }

    /// <summary>How many current terms there are.</summary>
    public int Count => Ids.Length;

    internal string[] Ids { get; }

    internal string[] Labels { get; }

    /// <summary>Loads the ontology of a pack.</summary>
    /// <exception cref="WrongInputException">The pack is of another kind, or damaged.</exception>
    public static PhenotypeOntology Load(ImportedPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Manifest.Kind == PackKind.Ontology
            ? new PhenotypeOntology(pack.Manifest, FlatFile.Open(pack, OntologyCompiler.File))
            : throw new WrongInputException($"The pack {pack.Name} holds no ontology but {pack.Manifest.Kind}. Name a pack made by 'clinical knowledge import hpo'.");
    }

    /// <summary>The current term that an id stands for: itself, the term it was merged into, or the one that replaced it.</summary>
    public TermResolution Resolve(string id)
    {
        if (_numbers.TryGetValue(id, out var number))
            return new TermResolution(TermState.Current, number);
        if (_merged.TryGetValue(id, out number))
            return new TermResolution(TermState.Merged, number);
        if (_obsolete.TryGetValue(id, out number))
            return number < 0 ? new TermResolution(TermState.Obsolete, -1) : new TermResolution(TermState.Replaced, number);
        return new TermResolution(TermState.Unknown, -1);
    }

    /// <summary>Label of the organ system (the branch below phenotypic abnormality) that holds most of the terms, or null.</summary>
    public string? SystemOf(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var root = Resolve("HP:0000118").Term;
        var counts = new SortedDictionary<int, int>();
        foreach (var id in ids)
        {
            if (root < 0 || Resolve(id) is not { Term: >= 0 } known)
                continue;
            foreach (var general in WithAncestors(known.Term))
            {
                if (Parents(general).Contains(root))
                    counts[general] = counts.GetValueOrDefault(general) + 1;
            }
        }

        return counts.Count == 0 ? null : Labels[counts.MaxBy(count => count.Value).Key];
    }

    /// <summary>Id of a term by number.</summary>
    public string IdOf(int term) => Ids[term];

    /// <summary>Label of a term by number.</summary>
    public string LabelOf(int term) => Labels[term];

    internal ReadOnlySpan<int> Parents(int term) => _parents[term];

    /// <summary>The term and all more general ones.</summary>
    internal ReadOnlySpan<int> WithAncestors(int term) => _ancestors[term];

    /// <summary>Synonyms with the number of their term.</summary>
    internal IEnumerable<(int Term, string Text, SynonymKind Kind)> Synonyms()
    {
        if (_file is null)
            yield break;
        var texts = _file.Strings("synonyms");
        var terms = _file.Array<int>("synonym.term");
        var kinds = _file.Array<byte>("synonym.kind");
        for (var i = 0; i < texts.Length; i++)
            yield return (terms[i], texts[i], (SynonymKind)kinds[i]);
    }

    private static Dictionary<string, int> Index(string[] ids, int[]? numbers)
    {
        var index = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
            index[ids[i]] = numbers is null ? i : numbers[i];
        return index;
    }

    private static FlatLists Closure(FlatLists parents, int[] order)
    {
        var lists = new int[parents.Count][];
        var seen = new int[parents.Count];
        var found = new List<int>();
        foreach (var term in order)
        {
            found.Clear();
            found.Add(term);
            seen[term] = term + 1;
            foreach (var parent in parents[term])
            {
                foreach (var ancestor in lists[parent])
                {
                    if (seen[ancestor] != term + 1)
                    {
                        seen[ancestor] = term + 1;
                        found.Add(ancestor);
                    }
                }
            }

            lists[term] = [.. found];
        }

        var starts = new int[lists.Length + 1];
        for (var i = 0; i < lists.Length; i++)
            starts[i + 1] = starts[i] + lists[i].Length;
        var values = new int[starts[^1]];
        for (var i = 0; i < lists.Length; i++)
            lists[i].CopyTo(values, starts[i]);
        return new FlatLists(starts, values);
    }
}
