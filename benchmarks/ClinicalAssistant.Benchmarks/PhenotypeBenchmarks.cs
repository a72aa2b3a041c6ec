using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Benchmarks;

/// <summary>Imported packs of the size of the Human Phenotype Ontology and its annotations: invented terms and diseases, the same at every run.</summary>
[MemoryDiagnoser]
public class PhenotypeBenchmarks
{
    private const int Terms = 19_000;
    private const int Diseases = 10_000;

    private readonly Random _random = new(20261122);
    private string _folder = "";
    private ImportedPacks _packs = null!;
    private PhenotypeEngine _engine = null!;
    private FindingRecogniser _recogniser = null!;
    private DifferentialQuery _query = null!;

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("clinical-benchmarks-").FullName;
        _packs = new ImportedPacks(Path.Combine(_folder, "packs"));
        File.WriteAllText(Path.Combine(_folder, "ontology.obo"), Ontology());
        File.WriteAllText(Path.Combine(_folder, "annotations.hpoa"), Annotations());
        Import();
        _engine = PhenotypePacks.Open(_packs, ["hpo"]);
        _recogniser = new FindingRecogniser(KnowledgeBase.Load(Path.Combine(Content.Folder, "knowledge")), _engine.Ontology);
        _query = new DifferentialQuery
        {
            Findings = [.. Enumerable.Range(0, 18).Select(i => new Finding(Id(_random.Next(Terms)), "", i < 10 ? FindingStatus.Observed : FindingStatus.Excluded, -1, -1))],
        };
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public ImportedPack Import() => new OntologyImport(_packs, TimeProvider.System).Import("hpo", Path.Combine(_folder, "ontology.obo"), Path.Combine(_folder, "annotations.hpoa"), new PackTerms());

    [Benchmark]
    public PhenotypeEngine Load() => PhenotypePacks.Open(_packs, ["hpo"]);

    [Benchmark]
    public Differential Rank() => _engine.Rank(_query);

    [Benchmark]
    public RecognisedText Findings1kB() => _recogniser.Recognise(Content.Note);

    private static string Id(int term) => string.Create(CultureInfo.InvariantCulture, $"HP:{9_000_000 + term}");

    private string Ontology()
    {
        var text = new StringBuilder("format-version: 1.2\n");
        for (var term = 0; term < Terms; term++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[Term]\nid: {Id(term)}\nname: Invented sign {term} of part {term % 700}\nsynonym: \"Made-up mark number {term}\" EXACT []\n");
            // As deep as the real one: each term below an earlier one of a fifth of its number, some below a second.
            if (term > 0)
                text.Append(CultureInfo.InvariantCulture, $"is_a: {Id(_random.Next((term / 5) + 1))}\n");
            if (term > 100 && term % 5 == 0)
                text.Append(CultureInfo.InvariantCulture, $"is_a: {Id(_random.Next((term / 5) + 1))}\n");
        }

        return text.ToString();
    }

    private string Annotations()
    {
        string[] frequencies = ["", "3/7", "HP:0040282", "45%", "HP:0040283"];
        var text = new StringBuilder("#version: 2026-01-01\ndatabase_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration\n");
        for (var disease = 0; disease < Diseases; disease++)
        {
            for (var i = 0; i < 25; i++)
                text.Append(CultureInfo.InvariantCulture, $"TEST:{disease}\tInvented disease {disease}\t\t{Id(_random.Next(Terms))}\tPMID:1\tPCS\t\t{frequencies[_random.Next(frequencies.Length)]}\t\t\tP\tx\n");
        }

        return text.ToString();
    }
}
