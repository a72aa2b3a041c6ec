using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>Where the gene, phenotype and disease terms of a question lead, over the packs there are now. Opened at first use and again once a pack was replaced.</summary>
internal sealed class LiteratureTerms(KnowledgeBase embedded, ImportedPacks packs, PackRankings rankings)
{
    private readonly Lock _gate = new();
    private (string Stamp, TermLinker Linker)? _open;

    public IReadOnlyList<LinkedTerm> Find(string question) => Linker().Find(question);

    /// <summary>A term in words.</summary>
    public static string Shown(LinkedTerm term) => term.Kind == "gene"
        ? $"Gene {term.Said} (pack {term.Pack}): {string.Join("; ", term.Targets.Select(target => $"{target.Name}, {target.Id}"))}"
        : $"{(term.Kind == "phenotype" ? "Phenotype" : "Disease")} \"{term.Said}\" (pack {term.Pack}): {term.Targets[0].Name}, {string.Join(", ", term.Targets.Select(target => target.Id))}";

    private TermLinker Linker()
    {
        lock (_gate)
        {
            var there = packs.List();
            var stamp = string.Join('\n', there.Select(pack => $"{pack.Name} {pack.Manifest.Checksum} {pack.Manifest.Created:O}"));
            if (_open is { } open && open.Stamp == stamp)
                return open.Linker;
            var ontology = PhenotypePacks.NewestOntology(packs) is { } pack ? PhenotypeOntology.Load(pack) : PhenotypeOntology.None;
            var linker = new TermLinker(embedded, rankings.Recogniser(ontology), [.. there.Where(PhenotypeRegistry.IsIn).Select(PhenotypeRegistry.Load)]);
            _open = (stamp, linker);
            return linker;
        }
    }
}
