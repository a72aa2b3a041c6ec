using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class OntologyImportTests : IDisposable
{
    private readonly MiniRegistry _mini = new();

    public void Dispose() => _mini.Dispose();

    private PhenotypeOntology Imported(string name, byte[] bytes) =>
        PhenotypeOntology.Load(_mini.Ontologies.Import("mini", _mini.File(name, bytes), null, new PackTerms()));

    private PhenotypeOntology Imported(string name, string text) => Imported(name, System.Text.Encoding.UTF8.GetBytes(text));

    private string Refused(string name, string text) => Refused(name, System.Text.Encoding.UTF8.GetBytes(text));

    private string Refused(string name, byte[] bytes)
    {
        var message = Assert.Throws<WrongInputException>(() => _mini.Ontologies.Import("mini", _mini.File(name, bytes), null, new PackTerms())).Message;
        Assert.Empty(_mini.Packs.List());
        Assert.Empty(Directory.GetFileSystemEntries(_mini.Packs.Folder));
        return message;
    }

    [Fact]
    public void Obo_and_obographs_of_one_ontology_give_the_same_pack_plain_and_packed()
    {
        var packs = new[]
        {
            Imported("mini.obo", MiniRegistry.Obo), Imported("mini.json", MiniRegistry.Obographs),
            Imported("mini.obo.gz", MiniRegistry.Zipped(MiniRegistry.Obo)), Imported("mini.json.gz", MiniRegistry.Zipped(MiniRegistry.Obographs)),
        };
        foreach (var ontology in packs)
        {
            Assert.Equal(9, ontology.Count);
            Assert.Equal("2026-01-02", ontology.Manifest!.Version);
            Assert.Equal("https://example.org/licence", ontology.Manifest.Licence);
            Assert.Equal([(MiniRegistry.Spot, "Draughtboard patch", SynonymKind.Layperson), (MiniRegistry.Spot, "A \"quoted\" patch", SynonymKind.Related)],
                ontology.Synonyms().Select(synonym => (ontology.IdOf(synonym.Term), synonym.Text, synonym.Kind)));
            var line = ontology.WithAncestors(ontology.Resolve(MiniRegistry.BlueSpot).Term).ToArray().Select(ontology.IdOf);
            Assert.Equal([MiniRegistry.Root, MiniRegistry.Skin, MiniRegistry.Spot, MiniRegistry.BlueSpot], line.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Old_ids_lead_to_what_became_of_them()
    {
        var ontology = Imported("mini.obo", MiniRegistry.Obo);
        TermResolution Spot(TermState state) => new(state, ontology.Resolve(MiniRegistry.Spot).Term);

        Assert.Equal(Spot(TermState.Merged), ontology.Resolve(MiniRegistry.OtherSpot));
        Assert.Equal(Spot(TermState.Replaced), ontology.Resolve(MiniRegistry.OldSpot));
        Assert.Equal(TermState.Obsolete, ontology.Resolve(MiniRegistry.GoneSpot).State);
        Assert.Equal(TermState.Unknown, ontology.Resolve("HP:9999999").State);
    }

    [Fact]
    public void A_file_that_ends_early_is_refused_with_line_and_column_wherever_it_is_cut()
    {
        var obographs = MiniRegistry.Obographs;
        for (var cut = 1; cut < obographs.Length - 1; cut += 97)
            Assert.Matches(@"^cut\.json, line \d+, column \d+: ", Refused("cut.json", obographs[..cut]));
    }

    [Fact]
    public void A_packed_file_that_ends_early_is_refused_with_the_place_in_the_unpacked_text()
    {
        var packed = MiniRegistry.Zipped(MiniRegistry.Obo);
        foreach (var length in new[] { packed.Length / 2, packed.Length - 9, packed.Length - 1 })
            Assert.Matches(@"^cut\.obo\.gz, line \d+, column \d+: the packed file ends early", Refused("cut.obo.gz", packed[..length]));
    }

    [Theory]
    [InlineData("name: Blue chequered spot", "nom Blue chequered spot", "neither a stanza nor")]
    [InlineData("name: Blue chequered spot\n", "", "has no name")]
    [InlineData("is_a: HP:9900002 ! above", "is_a: HP:9900777 ! above", "is not in the file")]
    [InlineData("is_a: HP:9900002 ! above", "is_a: spots", "is no term id")]
    [InlineData("id: HP:9900004", "id: HP:9900003", "stands twice")]
    [InlineData("synonym: \"Draughtboard patch\"", "synonym: \"Draughtboard patch", "closing quotation mark")]
    [InlineData("[Term]\nid: HP:9900006", "[Term\nid: HP:9900006", "does not end with ']'")]
    [InlineData("name: Invented skin abnormality\nis_a: HP:9900000", "name: Invented skin abnormality\nis_a: HP:9900003", "above itself")]
    public void A_broken_obo_file_is_refused_with_what_is_wrong_and_where(string sound, string broken, string what)
    {
        Assert.Contains(sound, MiniRegistry.Obo, StringComparison.Ordinal);
        var message = Refused("broken.obo", MiniRegistry.Obo.Replace(sound, broken, StringComparison.Ordinal));
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Matches(@"^broken\.obo, line \d+, column \d+: ", message);
    }

    [Fact]
    public void A_file_that_is_no_text_or_empty_is_refused()
    {
        Assert.Contains("line 2, column 5: this is not UTF-8", Refused("latin.obo", [.. "format\nname"u8, 0xE9, (byte)'\n', .. "more text"u8]), StringComparison.Ordinal);
        Assert.Contains("is empty", Refused("empty.obo", []), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_import_leaves_the_earlier_pack_in_use()
    {
        _mini.ImportOntology();

        Assert.Throws<WrongInputException>(() => _mini.Ontologies.Import("mini", _mini.File("broken.json", "{\"graphs\":["), null, new PackTerms()));

        Assert.Equal(9, PhenotypeOntology.Load(Assert.Single(_mini.Packs.List())).Count);
    }

    [Fact]
    public void A_pack_with_any_changed_byte_is_refused()
    {
        var file = _mini.ImportOntology().File("ontology.bin");
        var sound = File.ReadAllBytes(file);
        for (var i = 0; i < sound.Length; i += 41)
        {
            var changed = sound.ToArray();
            changed[i] ^= 0x20;
            File.WriteAllBytes(file, changed);
            Assert.Contains("damaged", Assert.Throws<WrongInputException>(() => PhenotypeOntology.Load(_mini.Packs.Find("mini")!)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_ontologys_wording_is_recognised_beside_the_embedded_packs_own()
    {
        var recogniser = new FindingRecogniser(EmbeddedPack.Instance, Imported("mini.obo", MiniRegistry.Obo));

        var findings = recogniser.Recognise("Child with draughtboard patches and fever, no trumpet ear. Mother has corkscrew bones.").Findings;

        Assert.Equal(
            [(MiniRegistry.Spot, FindingStatus.Observed), ("HP:0001945", FindingStatus.Observed), (MiniRegistry.LongEar, FindingStatus.Excluded)],
            findings.Select(finding => (finding.Id, finding.Status)));
    }
}
