using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>What a search of PubMed gave.</summary>
/// <param name="Articles">Abstracts, best match first.</param>
/// <param name="Why">Why there are none, where the service was not or could not be used; else null.</param>
public sealed record LiteratureFound(IReadOnlyList<PassageRecord> Articles, string? Why)
{
    internal static LiteratureFound Not(string why) => new([], why);
}
