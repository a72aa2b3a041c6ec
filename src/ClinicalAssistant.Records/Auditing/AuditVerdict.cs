namespace ClinicalAssistant.Records.Auditing;

/// <summary>What a check of a chain found.</summary>
/// <param name="Tenant">Whose chain.</param>
/// <param name="Entries">How many entries it holds.</param>
/// <param name="Head">The last hash. Noted elsewhere and given to a later check, it proves that nothing before it was written anew.</param>
/// <param name="Answers">How many recorded answers were compared with their digests.</param>
/// <param name="Problems">What does not hold, each naming its row; empty where all does.</param>
public sealed record AuditVerdict(string Tenant, long Entries, string Head, int Answers, IReadOnlyList<string> Problems)
{
    /// <summary>Whether nothing was changed, removed or reordered.</summary>
    public bool Holds => Problems.Count == 0;
}
