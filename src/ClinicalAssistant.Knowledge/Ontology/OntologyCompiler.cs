using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Checks an ontology and lays it out as flat arrays: current terms in the order of their ids, general before special in the closure.</summary>
internal sealed partial class OntologyCompiler
{
    internal const string File = "ontology.bin";

    private readonly OntologyDraft _draft;
    private readonly TermDraft[] _terms;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <exception cref="WrongInputException">The ontology holds no term, a term twice, a parent that is not there, or a circle; names line and column.</exception>
    public OntologyCompiler(OntologyDraft draft)
    {
        _draft = draft;
        if (draft.Terms.Count == 0)
            throw draft.File.Wrong(0, "there is no term in it. Give an ontology as obographs JSON or OBO.");
        var prefix = draft.Terms.GroupBy(term => TermIds.Short(term.Id) is { } id ? TermIds.Prefix(id) : "", StringComparer.Ordinal).Where(group => group.Key.Length > 0)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key
            ?? throw draft.File.Wrong(draft.Terms[0].Offset, "no term has an id such as HP:0001250.");
        var own = draft.Terms.Where(term => term.Id.StartsWith(prefix + ":", StringComparison.Ordinal)).ToList();
        Prefix = prefix;
        _terms = [.. own.Where(term => !term.Obsolete).OrderBy(term => term.Id, StringComparer.Ordinal)];
        for (var i = 0; i < _terms.Length; i++)
        {
            if (!_numbers.TryAdd(_terms[i].Id, i))
                throw draft.File.Wrong(_terms[i].Offset, $"the term {_terms[i].Id} stands twice. Keep one of the two.");
        }

        Obsolete = [.. own.Where(term => term.Obsolete && !_numbers.ContainsKey(term.Id)).DistinctBy(term => term.Id).OrderBy(term => term.Id, StringComparer.Ordinal)];
    }

    /// <summary>Letters before the colon of its ids.</summary>
    public string Prefix { get; }

    /// <summary>How many current terms there are.</summary>
    public int Count => _terms.Length;

    /// <summary>How many synonyms they have.</summary>
    public int Synonyms => _terms.Sum(term => term.Synonyms.Count);

    public IReadOnlyList<TermDraft> Obsolete { get; }

    /// <summary>The release, as a date where the file's version holds one.</summary>
    public string? Version => _draft.Version is { } version ? Date().Match(version) is { Success: true } date ? date.Value : version : null;

    public void Write(string path)
    {
        var parents = Parents();
        var order = Order(parents);
        var file = new FlatFileWriter();
        file.AddStrings("ids", [.. _terms.Select(term => term.Id)]);
        file.AddStrings("labels", [.. _terms.Select(term => term.Label!)]);
        file.AddLists("parents", parents);
        file.Add<int>("order", order);
        file.AddStrings("synonyms", [.. _terms.SelectMany(term => term.Synonyms.Select(synonym => synonym.Text))]);
        file.Add<int>("synonym.term", [.. _terms.SelectMany((term, i) => term.Synonyms.Select(_ => i))]);
        file.Add<byte>("synonym.kind", [.. _terms.SelectMany(term => term.Synonyms.Select(synonym => (byte)synonym.Kind))]);
        var others = _terms.SelectMany((term, i) => term.AlternativeIds.Select(id => (Id: id, Term: i)))
            .Where(other => !_numbers.ContainsKey(other.Id)).DistinctBy(other => other.Id).OrderBy(other => other.Id, StringComparer.Ordinal).ToList();
        file.AddStrings("alternative.ids", [.. others.Select(other => other.Id)]);
        file.Add<int>("alternative.term", [.. others.Select(other => other.Term)]);
        file.AddStrings("obsolete.ids", [.. Obsolete.Select(term => term.Id)]);
        file.AddStrings("obsolete.labels", [.. Obsolete.Select(term => term.Label ?? "")]);
        file.Add<int>("obsolete.term", [.. Obsolete.Select(term => term.ReplacedBy is { } id && _numbers.TryGetValue(id, out var number) ? number : -1)]);
        file.Write(path);
    }

    private int[][] Parents() =>
    [
        .. _terms.Select(term => term.Parents
            .Where(parent => parent.Id.StartsWith(Prefix + ":", StringComparison.Ordinal))
            .Select(parent => _numbers.TryGetValue(parent.Id, out var number) ? number : throw _draft.File.Wrong(parent.Offset, $"{term.Id} is below {parent.Id}, which is not in the file. The file may end early; fetch it again."))
            .Distinct().Order().ToArray()),
    ];

    /// <summary>All terms, each after its parents.</summary>
    private int[] Order(int[][] parents)
    {
        var children = new List<int>[parents.Length];
        var open = new int[parents.Length];
        for (var i = 0; i < parents.Length; i++)
        {
            open[i] = parents[i].Length;
            foreach (var parent in parents[i])
                (children[parent] ??= []).Add(i);
        }

        var order = new List<int>(parents.Length);
        order.AddRange(Enumerable.Range(0, parents.Length).Where(i => open[i] == 0));
        for (var at = 0; at < order.Count; at++)
        {
            foreach (var child in children[order[at]] ?? [])
            {
                if (--open[child] == 0)
                    order.Add(child);
            }
        }

        if (order.Count == parents.Length)
            return [.. order];
        var circle = Array.FindIndex(open, count => count > 0);
        throw _draft.File.Wrong(_terms[circle].Offset, $"{_terms[circle].Id} is above itself by way of its parents. Mend the circle.");
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex Date();
}
