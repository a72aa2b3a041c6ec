using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns a case registry into a pack of disease profiles: Phenopackets, cases as lines, or diseases' counts as lines.</summary>
/// <param name="packs">Where the pack goes.</param>
/// <param name="time">Dates it.</param>
public sealed class PhenopacketImport(ImportedPacks packs, TimeProvider time)
{
    private static readonly string[] Endings = [".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"];

    /// <summary>Imports; a pack of the name is replaced when the new one is complete. The pack keeps publications, no ids of cases.</summary>
    /// <param name="name">Name of the pack.</param>
    /// <param name="path">A file, or a folder whose JSON files are read in the order of their names.</param>
    /// <param name="terms">What the source does not say itself.</param>
    /// <param name="progress">Told what is being done, or null.</param>
    /// <exception cref="WrongInputException">A file is broken: names line and column. Nothing is left half imported.</exception>
    public ImportedPack Import(string name, string path, PackTerms terms, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        using var staging = packs.Begin(name);
        var paths = Paths(path);
        var reading = new RegistryReading();
        var reader = new RegistryReader(reading);
        var files = new List<SourceFile>();
        for (var i = 0; i < paths.Count; i++)
        {
            if (i % 100 == 0)
                progress?.Invoke(paths.Count == 1 ? "reading the cases" : FormattableString.Invariant($"reading file {i + 1} of {paths.Count}"));
            var file = SourceFile.Read(paths[i]);
            reader.Read(file);
            files.Add(file.WithoutContent());
        }

        var diseases = reading.Draft.Diseases.ToList();
        if (diseases.Count == 0)
            throw new WrongInputException($"{Path.GetFileName(path)}: there is no case with a diagnosis in it{(reading.Queries > 0 ? " besides queries" : "")}. Nothing was imported.");
        progress?.Invoke("compiling the profiles");
        RegistryCompiler.Write(reading.Draft, staging.PathOf(RegistryCompiler.File));
        var checksum = SourceFile.Checksum(files);
        var ontology = PhenotypePacks.NewestOntology(packs) is { } pack ? PhenotypeOntology.Load(pack) : PhenotypeOntology.None;
        var manifest = new PackManifest
        {
            Name = staging.Name,
            Kind = PackKind.Phenotypes,
            Version = terms.Version ?? checksum[..12],
            Licence = terms.Licence ?? PackTerms.NotStated,
            Attribution = terms.Attribution ?? $"The authors of {Path.GetFileName(Path.TrimEndingDirectorySeparator(path))} and of the publications behind its cases.",
            Source = Path.GetFileName(Path.TrimEndingDirectorySeparator(path)),
            Checksum = checksum,
            Created = time.GetUtcNow(),
            Counts = new Dictionary<string, int>
            {
                ["diseases"] = diseases.Count,
                ["cases"] = diseases.Sum(disease => disease.Cases.Count + disease.CountedCases),
                ["terms"] = reading.Draft.TermIdList.Count,
            },
            Notices = [.. reading.Notices(), .. TermNotices.Of(reading.Draft.TermIdList, ontology)],
        };
        if (RegistryCalibrator.Of(PhenotypeRegistry.Load(new ImportedPack(manifest, staging.PathOf(""))), ontology, progress) is { } calibration)
            File.WriteAllBytes(staging.PathOf(RegistryCalibrator.File), JsonSerializer.SerializeToUtf8Bytes(calibration, RegistryCalibrationJson.Default.RegistryCalibration));
        return staging.Commit(manifest);
    }

    private static List<string> Paths(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        var paths = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal).ToList();
        return paths.Count > 0 ? paths : throw new WrongInputException($"{path}: there is no JSON file in this folder.");
    }
}
