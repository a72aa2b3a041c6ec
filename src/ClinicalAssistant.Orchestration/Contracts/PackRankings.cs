using System.Collections.Concurrent;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Rankings over imported packs for the contract's verbs. A pack is loaded at its first use and again once it was replaced.</summary>
public sealed class PackRankings(ImportedPacks packs, KnowledgeBase embedded)
{
    private readonly ConcurrentDictionary<string, (string Stamp, PhenotypeEngine Engine)> _engines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the names mean imported packs: some are given and none is the embedded pack.</summary>
    /// <exception cref="WrongInputException">Both kinds are named: their scores have nothing in common.</exception>
    public static bool Applies(IReadOnlyList<string>? names)
    {
        if (names is not { Count: > 0 })
            return false;
        var own = names.Count(name => name.Equals(KnowledgeBase.EmbeddedName, StringComparison.OrdinalIgnoreCase));
        return own == 0 || (own == names.Count ? false : throw new WrongInputException($"--pack: '{KnowledgeBase.EmbeddedName}' and imported packs cannot be ranked together, as their scores are not comparable. Rank over one of them at a time."));
    }

    /// <summary>The engine over the packs.</summary>
    /// <exception cref="WrongInputException">A pack is not there or cannot be used.</exception>
    public PhenotypeEngine Engine(IReadOnlyList<string> names)
    {
        var key = string.Join('\n', names.Order(StringComparer.OrdinalIgnoreCase));
        var stamp = string.Join('\n', packs.List().Select(pack => $"{pack.Name} {pack.Manifest.Checksum} {pack.Manifest.Created:O}"));
        if (_engines.TryGetValue(key, out var known) && known.Stamp == stamp)
            return known.Engine;
        var engine = PhenotypePacks.Open(packs, names);
        _engines[key] = (stamp, engine);
        return engine;
    }

    /// <summary>The ranking with what was noticed of each id.</summary>
    public DifferentialResult Rank(DifferentialLine line, PhenotypeEngine engine, int top)
    {
        var notices = new List<NoticeJson>();
        var query = Query(line, engine, top, notices);
        if (query.Findings.Count == 0)
            notices.Add(new NoticeJson("no_findings", "No finding is known to the packs, so nothing was ranked. Give ids of findings, or a presentation."));
        if (engine.Ontology.Count == 0)
            notices.Add(new NoticeJson("no_ontology", "No ontology is imported: findings are compared by their ids alone. Import one: clinical knowledge import hpo --ontology FILE --name hpo"));
        return DifferentialResult.From(engine.Rank(query), line.Id, notices);
    }

    /// <summary>The place of one disease in the whole ranking, from 1; null where nothing is ranked or the packs do not have it.</summary>
    public int? Place(DifferentialLine line, PhenotypeEngine engine, string disease) => engine.Place(Query(line, engine, 1, []), disease);

    private DifferentialQuery Query(DifferentialLine line, PhenotypeEngine engine, int top, List<NoticeJson> notices)
    {
        var query = new DifferentialQuery
        {
            Top = top,
            Age = ContractValues.Age(line.Age),
            Sex = ContractValues.Sex(line.Sex),
        };
        return line.Text is { } text ? FromText(query, text, engine, notices) : query with { Findings = FromIds(line, engine, notices) };
    }

    private DifferentialQuery FromText(DifferentialQuery query, string text, PhenotypeEngine engine, List<NoticeJson> notices)
    {
        var recognised = Recogniser(engine.Ontology).Recognise(text);
        var known = recognised.Findings.Where(finding => engine.Term(finding.Id) is not null).ToList();
        if (known.Count < recognised.Findings.Count)
            notices.Add(new NoticeJson("unknown_finding", FormattableString.Invariant($"{recognised.Findings.Count - known.Count} findings of the text are not in the packs' vocabulary and were left out.")));
        return query with { Findings = known, Age = query.Age ?? recognised.Age, Sex = query.Sex == Sex.Unknown ? recognised.Sex : query.Sex };
    }

    private readonly ConcurrentDictionary<PhenotypeOntology, FindingRecogniser> _recognisers = [];

    /// <summary>The recogniser that also knows the ontology's labels and synonyms.</summary>
    public FindingRecogniser Recogniser(PhenotypeOntology ontology) => _recognisers.GetOrAdd(ontology, static (known, pack) => new FindingRecogniser(pack, known), embedded);

    private static List<Finding> FromIds(DifferentialLine line, PhenotypeEngine engine, List<NoticeJson> notices)
    {
        if (line.Observed is null && line.Excluded is null)
            throw new WrongInputException("Give 'text', or 'observed' and 'excluded' with ids of findings.");
        var findings = new List<Finding>();
        foreach (var (ids, status) in new[] { (line.Observed, FindingStatus.Observed), (line.Excluded, FindingStatus.Excluded) })
        {
            foreach (var id in ids ?? [])
            {
                if (engine.Term(id) is not { } term)
                {
                    notices.Add(engine.Ontology.Resolve(id).State == TermState.Obsolete
                        ? new NoticeJson("obsolete_finding", $"'{id}' is obsolete and nothing replaces it; it was left out.")
                        : new NoticeJson("unknown_finding", $"'{id}' is not a finding of the packs; it was left out."));
                    continue;
                }

                if (term.Id != id)
                    notices.Add(new NoticeJson("replaced_finding", $"'{id}' is now '{term.Id}' ({term.Label}); that was used."));
                if (findings.Find(finding => finding.Id == term.Id) is not { } before)
                    findings.Add(new Finding(term.Id, term.Label, status, -1, -1));
                else
                    notices.Add(before.Status == status
                        ? new NoticeJson("finding_twice", $"'{id}' is given more than once; the first counts.")
                        : new NoticeJson("finding_contradicted", $"'{id}' is given as observed and as excluded; it counts as observed."));
            }
        }

        return findings;
    }
}
