using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Links the gene, phenotype and disease terms of a text to HPO, to the embedded conditions with their codes, and to the diseases and genes of imported packs.
/// Immutable; safe for use by many threads.
/// </summary>
public sealed class TermLinker
{
    private const int LongestName = 10;
    private const int ShortestName = 5;
    private const int MostDiseasesOfGene = 6;

    private readonly KnowledgeBase _embedded;
    private readonly FindingRecogniser _findings;
    private readonly ConditionMentions _conditions;
    private readonly Dictionary<string, (string Id, string Name, string Pack)> _diseases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (List<(string Id, string Name)> Diseases, string Pack)> _genes = new(StringComparer.Ordinal);

    /// <summary>A linker over the embedded pack and the site's.</summary>
    /// <param name="embedded">The embedded pack.</param>
    /// <param name="findings">Recognises phenotypes; over an imported ontology it knows all of its terms.</param>
    /// <param name="registries">Disease profiles of imported packs; the first that has a name keeps it.</param>
    public TermLinker(KnowledgeBase embedded, FindingRecogniser findings, IReadOnlyList<PhenotypeRegistry> registries)
    {
        ArgumentNullException.ThrowIfNull(registries);
        (_embedded, _findings, _conditions) = (embedded, findings, new ConditionMentions(embedded));
        foreach (var registry in registries)
        {
            for (var i = 0; i < registry.Diseases.Length; i++)
                AddName(registry, registry.Names[i], i);
            for (var i = 0; i < registry.OtherNames.Length; i++)
                AddName(registry, registry.OtherNames[i], registry.OtherNameOf[i]);
            for (var i = 0; i < registry.Genes.Length; i++)
                AddGene(registry, registry.Genes[i], registry.GeneOf[i]);
        }
    }

    /// <summary>The terms of a text that lead somewhere, once each: genes, diseases, phenotypes.</summary>
    /// <param name="text">Words in English; genes by their symbols in capitals.</param>
    public IReadOnlyList<LinkedTerm> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Tokenizer.Read(text).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).ToList();
        List<LinkedTerm> genes = [.. words.Select(word => word.In(text).ToString()).Distinct(StringComparer.Ordinal).Where(_genes.ContainsKey)
            .Select(symbol => new LinkedTerm(symbol, "gene", [.. _genes[symbol].Diseases.Take(MostDiseasesOfGene)], _genes[symbol].Pack))];
        var own = _conditions.Find(text).DistinctBy(mention => mention.Condition)
            .Select(mention => new LinkedTerm(text[mention.Start..mention.End], "disease", Codes(_embedded.Conditions[mention.Condition]), _embedded.Name));
        var phenotypes = _findings.Recognise(text).Findings.Where(finding => finding.Start >= 0 && finding.Id.StartsWith("HP:", StringComparison.Ordinal)).DistinctBy(finding => finding.Id)
            .Select(finding => new LinkedTerm(text[finding.Start..finding.End], "phenotype", [(finding.Id, finding.Label)], "hpo"));
        return [.. genes, .. Imported(text, words), .. own, .. phenotypes];
    }

    private IEnumerable<LinkedTerm> Imported(string text, List<Token> words)
    {
        for (var at = 0; at < words.Count;)
        {
            var length = Math.Min(LongestName, words.Count - at);
            while (length > 0 && !_diseases.ContainsKey(Key(text, words.GetRange(at, length))))
                length--;
            if (length > 0)
            {
                var (id, name, pack) = _diseases[Key(text, words.GetRange(at, length))];
                yield return new LinkedTerm(text[words[at].Start..words[at + length - 1].End], "disease", [(id, name)], pack);
            }

            at += Math.Max(1, length);
        }
    }

    private void AddName(PhenotypeRegistry registry, string name, int disease)
    {
        // OMIM writes the abbreviation behind a semicolon.
        name = name.Split(';')[0];
        var key = Key(name, [.. Tokenizer.Read(name).Where(token => token.Kind is TokenKind.Word or TokenKind.Number)]);
        if (key.Length >= ShortestName)
            _diseases.TryAdd(key, (registry.Diseases[disease], registry.Names[disease], registry.Manifest.Name));
    }

    private void AddGene(PhenotypeRegistry registry, string symbol, int disease)
    {
        if (!_genes.TryGetValue(symbol, out var known))
            _genes[symbol] = known = ([], registry.Manifest.Name);
        if (!known.Diseases.Exists(one => one.Id == registry.Diseases[disease]))
            known.Diseases.Add((registry.Diseases[disease], registry.Names[disease]));
    }

    private static IReadOnlyList<(string Id, string Name)> Codes(Condition condition) =>
        [.. condition.Codes.Mondo.Concat(condition.Codes.Omim).Concat(condition.Codes.Orphanet).Prepend(condition.Id).Select(id => (id, condition.Name))];

    private static string Key(string text, List<Token> words) => string.Join(' ', words.Select(word => DrugLexicon.Folded(word.In(text))));
}
