namespace ClinicalAssistant.GuardTraining;

/// <summary>Some networks that read the same lines, each from another beginning.</summary>
/// <param name="Seeds">What each adds to the seed of the settings.</param>
/// <param name="Lines">The lines that they read.</param>
internal sealed record EnsembleMember(IReadOnlyList<int> Seeds, LineChoice Lines)
{
    /// <summary>Shares of their own in place of those of the settings, or null.</summary>
    public float? Dropout { get; init; }

    public float? WordDropout { get; init; }

    /// <summary>The settings of each network.</summary>
    public IEnumerable<NetworkSettings> Settings(NetworkSettings common) => Seeds.Select(seed => common with
    {
        Seed = common.Seed + seed,
        Dropout = Dropout ?? common.Dropout,
        WordDropout = WordDropout ?? common.WordDropout,
    });
}
