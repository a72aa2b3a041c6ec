using System.IO.Compression;
using System.Text;

namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>A small invented ontology and cases of invented diseases, with a packs folder that goes when the test ends. Its ids lie in a range that HPO does not use.</summary>
internal sealed class MiniRegistry : IDisposable
{
    public const string Root = "HP:9900000";
    public const string Skin = "HP:9900001";
    public const string Spot = "HP:9900002";
    public const string BlueSpot = "HP:9900003";
    public const string GreenSpot = "HP:9900004";
    public const string Bone = "HP:9900005";
    public const string BentBone = "HP:9900006";
    public const string Ear = "HP:9900007";
    public const string LongEar = "HP:9900008";
    public const string OldSpot = "HP:9900090";
    public const string GoneSpot = "HP:9900091";
    public const string OtherSpot = "HP:9900092";

    private static readonly (string Id, string Label, string? Parent)[] Terms =
    [
        (Root, "Invented abnormality", null),
        (Skin, "Invented skin abnormality", Root),
        (Spot, "Chequered spot", Skin),
        (BlueSpot, "Blue chequered spot", Spot),
        (GreenSpot, "Green chequered spot", Spot),
        (Bone, "Invented bone abnormality", Root),
        (BentBone, "Corkscrew bone", Bone),
        (Ear, "Invented ear abnormality", Root),
        (LongEar, "Trumpet ear", Ear),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("clinical-registry-").FullName;

    public MiniRegistry()
    {
        Packs = new ImportedPacks(Path.Combine(_folder, "packs"));
    }

    public ImportedPacks Packs { get; }

    public static string Obo { get; } = MakeObo();

    public static string Obographs { get; } = MakeObographs();

    public OntologyImport Ontologies => new(Packs, TimeProvider.System);

    public PhenopacketImport Registries => new(Packs, TimeProvider.System);

    /// <summary>A case of the registry's line format.</summary>
    public static string Case(string id, string disease, string publication, string[] observed, string[]? excluded = null, string sex = "FEMALE", string role = "profile") =>
        $$"""{"id":"{{id}}","role":"{{role}}","pmids":["{{publication}}"],"disease":{"id":"{{disease}}","label":"Disease {{disease}}"},"sex":"{{sex}}","age_last_encounter":"P6Y","observed":[{{Ids(observed)}}],"excluded":[{{Ids(excluded ?? [])}}]}""";

    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Zipped(string text)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public ImportedPack ImportOntology() => Ontologies.Import("mini", File("mini.obo", Obo), null, new PackTerms());

    public PhenotypeEngine Import(params string[] lines)
    {
        ImportOntology();
        Registries.Import("cases", File("cases.jsonl", string.Join('\n', lines)), new PackTerms());
        return PhenotypePacks.Open(Packs, ["cases"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Ids(string[] ids) => string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","label":"{{id}}"}"""));

    private static string MakeObo()
    {
        var text = new StringBuilder("format-version: 1.2\ndata-version: mini/releases/2026-01-02\nproperty_value: http://purl.org/dc/terms/license https://example.org/licence xsd:string\n");
        foreach (var (id, label, parent) in Terms)
        {
            text.Append($"\n[Term]\nid: {id}\nname: {label}\n");
            if (id == Spot)
                text.Append($"alt_id: {OtherSpot}\nsynonym: \"Draughtboard patch\" EXACT layperson []\nsynonym: \"A \\\"quoted\\\" patch\" RELATED []\n");
            if (parent is not null)
                text.Append($"is_a: {parent} ! above\n");
        }

        text.Append($"\n[Term]\nid: {OldSpot}\nname: obsolete Old spot\nis_obsolete: true\nreplaced_by: {Spot}\n\n[Term]\nid: {GoneSpot}\nname: obsolete Gone spot\nis_obsolete: true\n\n[Typedef]\nid: part_of\nname: part of\n");
        return text.ToString();
    }

    private static string MakeObographs()
    {
        static string Address(string id) => "http://purl.obolibrary.org/obo/" + id.Replace(':', '_');
        var nodes = Terms.Select(term =>
        {
            var more = term.Id == Spot
                ? $$""","meta":{"synonyms":[{"pred":"hasExactSynonym","val":"Draughtboard patch","synonymType":"http://x/hp#layperson"},{"pred":"hasRelatedSynonym","val":"A \"quoted\" patch"}],"basicPropertyValues":[{"pred":"http://www.geneontology.org/formats/oboInOwl#hasAlternativeId","val":"{{OtherSpot}}"}]}"""
                : "";
            return $$"""{"id":"{{Address(term.Id)}}","lbl":"{{term.Label}}","type":"CLASS"{{more}}}""";
        }).Concat(
        [
            $$$"""{"id":"{{{Address(OldSpot)}}}","lbl":"obsolete Old spot","type":"CLASS","meta":{"deprecated":true,"basicPropertyValues":[{"pred":"http://purl.obolibrary.org/obo/IAO_0100001","val":"{{{Spot}}}"}]}}""",
            $$$"""{"id":"{{{Address(GoneSpot)}}}","lbl":"obsolete Gone spot","type":"CLASS","meta":{"deprecated":true}}""",
            """{"id":"http://purl.obolibrary.org/obo/hp#part_of","lbl":"part of","type":"PROPERTY"}""",
        ]);
        var edges = Terms.Where(term => term.Parent is not null).Select(term => $$"""{"sub":"{{Address(term.Id)}}","pred":"is_a","obj":"{{Address(term.Parent!)}}"}""");
        return "{\"graphs\":[{\"id\":\"mini\",\"meta\":{\"version\":\"http://x/releases/2026-01-02/mini.json\",\"basicPropertyValues\":[{\"pred\":\"http://purl.org/dc/terms/license\",\"val\":\"https://example.org/licence\"}]},\n\"nodes\":[\n"
            + string.Join(",\n", nodes) + "\n],\n\"edges\":[\n" + string.Join(",\n", edges) + "\n]}]}";
    }
}
