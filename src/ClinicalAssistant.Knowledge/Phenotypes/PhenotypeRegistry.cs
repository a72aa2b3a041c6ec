using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The disease profiles and cases of one imported pack, as its source states them: terms by the source's own ids. Immutable.</summary>
public sealed class PhenotypeRegistry
{
    private PhenotypeRegistry(ImportedPack pack)
    {
        Manifest = pack.Manifest;
        var file = FlatFile.Open(pack, RegistryCompiler.File);
        Terms = file.Strings("terms");
        TermLabels = file.Strings("term.labels");
        Diseases = file.Strings("diseases");
        Names = file.Strings("disease.names");
        OtherNames = file.Strings("other.names");
        OtherNameOf = file.Array<int>("other.disease");
        // Packs of earlier versions hold no genes.
        Genes = file.Has("genes") ? file.Strings("genes") : [];
        GeneOf = file.Has("genes") ? file.Array<int>("gene.disease") : [];
        Counted = file.Array<int>("counted");
        Males = file.Array<float>("males");
        Females = file.Array<float>("females");
        AgesAt = file.Array<int>("ages.at");
        Ages = file.Array<float>("ages");
        CountsAt = file.Array<int>("counts.at");
        CountTerm = file.Array<int>("counts.term");
        CountObserved = file.Array<float>("counts.observed");
        CountExcluded = file.Array<float>("counts.excluded");
        CountOf = file.Array<float>("counts.of");
        CasesAt = file.Array<int>("cases.at");
        Observed = file.Lists("observed");
        Excluded = file.Lists("excluded");
        Publications = file.Strings("publications");
        CasePublication = file.Array<int>("case.publication");
        CaseSex = file.Array<byte>("case.sex");
        CaseAge = file.Array<float>("case.age");
    }

    /// <summary>The pack it came from.</summary>
    public PackManifest Manifest { get; }

    internal string[] Terms { get; }

    internal string[] TermLabels { get; }

    internal string[] Diseases { get; }

    internal string[] Names { get; }

    internal string[] OtherNames { get; }

    internal int[] OtherNameOf { get; }

    internal string[] Genes { get; }

    internal int[] GeneOf { get; }

    internal int[] Counted { get; }

    internal float[] Males { get; }

    internal float[] Females { get; }

    internal int[] AgesAt { get; }

    internal float[] Ages { get; }

    internal int[] CountsAt { get; }

    internal int[] CountTerm { get; }

    internal float[] CountObserved { get; }

    internal float[] CountExcluded { get; }

    internal float[] CountOf { get; }

    internal int[] CasesAt { get; }

    internal FlatLists Observed { get; }

    internal FlatLists Excluded { get; }

    internal string[] Publications { get; }

    internal int[] CasePublication { get; }

    internal byte[] CaseSex { get; }

    internal float[] CaseAge { get; }

    /// <summary>Whether a pack holds disease profiles: one of phenotypes, or an ontology imported with annotations.</summary>
    public static bool IsIn(ImportedPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Manifest.Kind is PackKind.Phenotypes or PackKind.Ontology && File.Exists(Path.Combine(pack.Folder, RegistryCompiler.File));
    }

    /// <summary>Loads the profiles of a pack.</summary>
    /// <exception cref="WrongInputException">The pack holds none, or is damaged.</exception>
    public static PhenotypeRegistry Load(ImportedPack pack) => IsIn(pack)
        ? new PhenotypeRegistry(pack)
        : throw new WrongInputException($"The pack {pack.Name} holds no disease profiles to rank over. Import some: clinical knowledge import phenopackets FILE --name NAME, or hpo with --annotations.");
}
