namespace ClinicalAssistant.Knowledge;

/// <summary>What an imported pack says of itself (<c>pack.json</c>): what it is, where it came from, under which terms.</summary>
public sealed record PackManifest
{
    /// <summary>The layout of the pack's files; a pack of another layout is imported again.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Its name: lower-case letters, digits, dot, dash and underscore.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind, one of <see cref="PackKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Version of the source as the source states it, else the first 12 digits of <see cref="Checksum"/>.</summary>
    public required string Version { get; init; }

    /// <summary>Terms of use as the source states them.</summary>
    public required string Licence { get; init; }

    /// <summary>Whom to credit, as a sentence.</summary>
    public required string Attribution { get; init; }

    /// <summary>The files or folder it was made from, by name, without their place on this machine.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 over the bytes of the source, hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>How many records of each sort it holds ("diseases", "terms", "cases").</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    /// <summary>What the import had to say, one sentence each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
