namespace ClinicalAssistant.Knowledge;

/// <summary>One disease while a registry is read: its cases, and counts that come without cases.</summary>
internal sealed class DiseaseDraft(string id, string name)
{
    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public SortedSet<string> OtherNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Symbols of genes that its cases name.</summary>
    public SortedSet<string> Genes { get; } = new(StringComparer.Ordinal);

    public List<RegistryCase> Cases { get; } = [];

    /// <summary>Cases behind <see cref="Counts"/>.</summary>
    public int CountedCases { get; set; }

    /// <summary>By term: cases with it, cases without it, and out of how many it was counted.</summary>
    public Dictionary<int, (float Observed, float Excluded, float Of)> Counts { get; } = [];

    public float Males { get; set; }

    public float Females { get; set; }

    /// <summary>Ages at onset or, where known, at the last visit, in years.</summary>
    public List<float> Ages { get; } = [];

    /// <summary>Adds a count; a second one of the same term adds up.</summary>
    public void Count(int term, float observed, float excluded, float of)
    {
        var before = Counts.GetValueOrDefault(term);
        Counts[term] = (before.Observed + observed, before.Excluded + excluded, before.Of + of);
    }
}
