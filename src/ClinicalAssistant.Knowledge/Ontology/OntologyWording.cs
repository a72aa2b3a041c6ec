namespace ClinicalAssistant.Knowledge;

/// <summary>An ontology's phenotypes as findings to recognise: labels and synonyms that mean the same or something more special.</summary>
internal static class OntologyWording
{
    /// <summary>Phenotypic abnormality: the branch of HPO that holds findings; the others hold modes, modifiers and frequencies.</summary>
    private const string Phenotypes = "HP:0000118";

    /// <summary>Shorter lone words are everyday words or parts of names.</summary>
    private const int ShortestLoneWord = 5;

    public static IReadOnlyList<FindingDefinition> Of(PhenotypeOntology ontology, KnowledgeBase pack)
    {
        var branch = ontology.Resolve(Phenotypes).Term;
        var wordings = new List<string>?[ontology.Count];
        foreach (var (term, text, kind) in ontology.Synonyms())
        {
            if (kind is SynonymKind.Exact or SynonymKind.Layperson or SynonymKind.Narrow && Usable(text))
                (wordings[term] ??= []).Add(text);
        }

        var findings = new List<FindingDefinition>(ontology.Count);
        for (var term = 0; term < ontology.Count; term++)
        {
            // A term that the embedded pack has keeps the pack's record; its other wording comes in as a finding of the same id.
            if (branch >= 0 && (term == branch || ontology.WithAncestors(term).IndexOf(branch) < 0))
                continue;
            var known = pack.Findings.GetValueOrDefault(ontology.IdOf(term));
            var label = Usable(ontology.LabelOf(term)) ? ontology.LabelOf(term) : null;
            if (label is null && wordings[term] is null)
                continue;
            findings.Add(new FindingDefinition
            {
                Id = ontology.IdOf(term),
                Label = known?.Label ?? ontology.LabelOf(term),
                Kind = known?.Kind ?? FindingKind.Sign,
                Lasting = known?.Lasting ?? false,
                Synonyms = wordings[term] ?? [],
            });
        }

        return findings;
    }

    private static bool Usable(string text) => text.Contains(' ', StringComparison.Ordinal) || text.Length >= ShortestLoneWord;
}
