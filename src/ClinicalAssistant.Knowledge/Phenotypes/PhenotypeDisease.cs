namespace ClinicalAssistant.Knowledge;

/// <summary>A disease of the packs that are ranked over.</summary>
internal sealed class PhenotypeDisease(string id, string name, PackManifest pack)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The first of the packs that has it.</summary>
    public PackManifest Pack { get; } = pack;

    public SortedSet<string> OtherNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Cases behind its profile.</summary>
    public float Cases { get; set; }

    public float Males { get; set; }

    public float Females { get; set; }

    /// <summary>Ages in years.</summary>
    public List<float> Ages { get; } = [];
}
