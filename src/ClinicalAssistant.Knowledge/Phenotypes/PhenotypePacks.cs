using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Opens imported packs for ranking by phenotype.</summary>
public static class PhenotypePacks
{
    /// <summary>The ontology pack that was imported last, or null.</summary>
    public static ImportedPack? NewestOntology(ImportedPacks packs)
    {
        ArgumentNullException.ThrowIfNull(packs);
        return packs.List().Where(pack => pack.Manifest.Kind == PackKind.Ontology).OrderByDescending(pack => pack.Manifest.Created).ThenBy(pack => pack.Name, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>An engine over the profiles of the named packs, joined disease by disease; the ontology is the one named, else the one imported last.</summary>
    /// <exception cref="WrongInputException">A pack is not there, holds nothing to rank over, or is damaged.</exception>
    public static PhenotypeEngine Open(ImportedPacks packs, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(names);
        var named = names.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => packs.Find(name) ?? throw new WrongInputException($"--pack: there is no pack '{name}'. {packs.Known()} The program's own pack is '{KnowledgeBase.EmbeddedName}'.")).ToList();
        var ontologyPack = named.Find(pack => pack.Manifest.Kind == PackKind.Ontology) ?? NewestOntology(packs);
        var ontology = ontologyPack is null ? PhenotypeOntology.None : PhenotypeOntology.Load(ontologyPack);
        var ranked = named.Where(pack => PhenotypeRegistry.IsIn(pack) || pack.Manifest.Kind != PackKind.Ontology).ToList();
        if (ranked.Count == 0)
            throw new WrongInputException($"--pack: {string.Join(", ", named.Select(pack => pack.Name))} holds no disease profiles to rank over. Name a pack made by 'clinical knowledge import phenopackets', or import hpo with --annotations.");
        var registries = ranked.ConvertAll(PhenotypeRegistry.Load);
        var calibration = ranked.Count == 1 ? Calibration(ranked[0], ontology) : null;
        IEnumerable<PackManifest> used = ranked.Select(pack => pack.Manifest);
        if (ontologyPack is not null && !ranked.Exists(pack => pack.Name == ontologyPack.Name))
            used = used.Append(ontologyPack.Manifest);
        return new PhenotypeEngine(new PhenotypeModel(ontology, registries), [.. used], calibration);
    }

    private static RegistryCalibration? Calibration(ImportedPack pack, PhenotypeOntology ontology)
    {
        var path = Path.Combine(pack.Folder, RegistryCalibrator.File);
        if (!File.Exists(path))
            return null;
        try
        {
            var calibration = JsonSerializer.Deserialize(File.ReadAllBytes(path), RegistryCalibrationJson.Default.RegistryCalibration);
            // Found with another ontology it would not hold.
            return calibration is not null && calibration.Temperature > 0 && calibration.Ontology == (ontology.Manifest?.Version ?? "") ? calibration : null;
        }
        catch (JsonException fault)
        {
            throw pack.Damaged(fault);
        }
    }
}
