using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Evals;

/// <summary>An imported pack searched by the program and, beside it, by plain BM25 over the same text.</summary>
internal sealed class SearchedPack
{
    private readonly PassageSearch _search;
    private readonly Lazy<PlainSearch> _plain;
    private readonly SearchFilter _filter;

    private SearchedPack(PassageSearch search, ImportedPack pack)
    {
        (_search, Pack, _filter) = (search, pack, new SearchFilter { Packs = [pack.Name] });
        _plain = new(() => new PlainSearch(pack));
    }

    public ImportedPack Pack { get; }

    /// <exception cref="WrongInputException">No pack is named, several are, or it is not there.</exception>
    public static SearchedPack Of(BenchmarkEngines engines, string benchmark)
    {
        IReadOnlyList<string> names = engines.Packs.Count > 0 ? engines.Packs : [.. engines.Imported.List().Where(pack => pack.Manifest.Kind == PackKind.Questions).Select(pack => pack.Name)];
        if (names is not [var name])
            throw new WrongInputException($"{benchmark} measures one pack of questions: name it with --pack. {engines.Imported.Known()} Import one: clinical knowledge import questions FILE --name medquad");
        return new SearchedPack(engines.Passages, engines.Imported.Find(name) ?? throw new WrongInputException($"--pack: there is no pack '{name}'. {engines.Imported.Known()}"));
    }

    public IReadOnlyList<string> Ranked(string query, int top) => [.. _search.Search(query, top, _filter).Select(hit => hit.Id)];

    public IReadOnlyList<string> Plain(string query, int top) => _plain.Value.Search(query, top);
}
