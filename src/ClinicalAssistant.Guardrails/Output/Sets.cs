namespace ClinicalAssistant.Guardrails;

/// <summary>Counting over sets of concepts.</summary>
internal static class Sets
{
    /// <summary>No concept; not to be changed.</summary>
    public static HashSet<uint> Empty { get; } = [];

    /// <summary>How many elements both hold.</summary>
    public static int Shared(HashSet<uint> one, HashSet<uint> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        var shared = 0;
        foreach (var item in small)
            shared += large.Contains(item) ? 1 : 0;
        return shared;
    }
}
