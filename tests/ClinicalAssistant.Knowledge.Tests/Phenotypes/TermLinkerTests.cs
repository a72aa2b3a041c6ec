namespace ClinicalAssistant.Knowledge.Tests;

public sealed class TermLinkerTests : IDisposable
{
    private readonly MiniRegistry _mini = new();

    private TermLinker Linker(string lines) => new(EmbeddedPack.Instance, new FindingRecogniser(EmbeddedPack.Instance),
        [PhenotypeRegistry.Load(_mini.Registries.Import("cases", _mini.File("cases.jsonl", lines), new PackTerms()))]);

    [Fact]
    public void Genes_diseases_and_phenotypes_lead_to_their_records()
    {
        var linker = Linker("""
            {"id":"c1","disease":{"id":"OMIM:900001","label":"Quillon-Harrow syndrome; QHS"},"genes":["QLN1"],"observed":[{"id":"HP:0001250","label":"Seizure"}]}
            {"id":"c2","disease":{"id":"OMIM:900002","label":"Zorblax disease"},"genes":["QLN1","ZBX"],"observed":[{"id":"HP:0001250","label":"Seizure"}]}
            {"id":"c3","phenotypicFeatures":[{"type":{"id":"HP:0001250"}}],"interpretations":[{"diagnosis":{"disease":{"id":"OMIM:900003","label":"Third disease"},"genomicInterpretations":[{"variantInterpretation":{"variationDescriptor":{"geneContext":{"symbol":"THR3"}}}}]}}]}
            """);

        var found = linker.Find("Does QLN1 replacement prevent seizures in quillon-harrow syndrome or in gout?");

        Assert.Equal([("OMIM:900001", "Quillon-Harrow syndrome; QHS"), ("OMIM:900002", "Zorblax disease")], found.Single(term => term.Kind == "gene").Targets);
        Assert.Contains(found, term => term is { Kind: "disease", Said: "quillon-harrow syndrome", Pack: "cases" } && term.Targets[0].Id == "OMIM:900001");
        Assert.Contains(found, term => term is { Kind: "disease", Said: "gout", Pack: "embedded" });
        Assert.Contains(found, term => term is { Kind: "phenotype", Said: "seizures" } && term.Targets[0].Id == "HP:0001250");
        Assert.Equal("OMIM:900003", linker.Find("THR3 variants").Single().Targets[0].Id);
    }

    [Fact]
    public void A_gene_is_known_by_its_capitals_and_words_that_lead_nowhere_are_left_alone()
    {
        var linker = Linker("""{"id":"c1","disease":{"id":"OMIM:900001","label":"Quillon-Harrow syndrome"},"genes":["REST"],"observed":[{"id":"HP:0001250","label":"Seizure"}]}""");

        Assert.Empty(linker.Find("Does rest help?"));
        Assert.Equal("gene", linker.Find("Does REST matter?").Single().Kind);
    }

    public void Dispose() => _mini.Dispose();
}
