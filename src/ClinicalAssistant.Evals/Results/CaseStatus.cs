using System.Text.Json.Serialization;

namespace ClinicalAssistant.Evals;

/// <summary>How a case ended.</summary>
public enum CaseStatus
{
    /// <summary>Everything that was asserted held.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>Something that was asserted did not hold.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>There is no verdict: the case could not be run or judged. Never counted as a wrong answer.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}
