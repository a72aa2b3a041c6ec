namespace ClinicalAssistant.Knowledge;

/// <summary>What was noticed while a registry was read; becomes the notices of the pack.</summary>
internal sealed class RegistryReading
{
    public RegistryDraft Draft { get; } = new();

    public int Queries { get; set; }

    public int WithoutDiagnosis { get; set; }

    public int Repeated { get; set; }

    public int Contradictory { get; set; }

    public SortedSet<string> RepeatedDiseases { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of cases read so far, to tell repeated ones; they do not enter the pack.</summary>
    public HashSet<string> CaseIds { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Notices()
    {
        if (Queries > 0)
            yield return FormattableString.Invariant($"{Queries} lines with role 'query' were left out.");
        if (WithoutDiagnosis > 0)
            yield return FormattableString.Invariant($"{WithoutDiagnosis} cases without a diagnosis were left out.");
        if (Repeated > 0)
            yield return FormattableString.Invariant($"{Repeated} cases came a second time with the same id and were left out.");
        if (Contradictory > 0)
            yield return FormattableString.Invariant($"{Contradictory} terms were both observed and excluded in one case: they count as observed.");
        if (RepeatedDiseases.Count > 0)
            yield return FormattableString.Invariant($"{RepeatedDiseases.Count} diseases stand in several rows ({string.Join(", ", RepeatedDiseases.Take(5))}{(RepeatedDiseases.Count > 5 ? " …" : "")}): their counts were added up.");
    }
}
