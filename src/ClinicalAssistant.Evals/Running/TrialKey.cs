namespace ClinicalAssistant.Evals;

/// <summary>What tells one row of a run from every other. Prompt, provider and sample are absent where a suite has one of each.</summary>
internal sealed record TrialKey(string Suite, string Id, string? Prompt, string? Asked, int? Sample)
{
    public static TrialKey Of(ResultRow row) => new(row.Suite, row.Id, row.Prompt, row.Asked, row.Sample);

    /// <summary>The case under its variant, whichever sample.</summary>
    public TrialKey Whole => this with { Sample = null };
}
