using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>What was recognised of the patient in the question and the record together.</summary>
/// <param name="All">The findings; those of the record have no position.</param>
/// <param name="Age">Age, from the question, else the record.</param>
/// <param name="Sex">Sex, from the question, else the record.</param>
/// <param name="Pregnant">Whether pregnant, or null.</param>
public sealed record Findings(IReadOnlyList<Finding> All, Age? Age, Sex Sex, bool? Pregnant) : PatientWords
{
    /// <summary>Words of the question and of earlier ones that stand in no finding.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What the question alone says, measured values included.</summary>
    public RecognisedText InQuestion { get; init; } = new();

    /// <summary>Nothing recognised.</summary>
    public static Findings None { get; } = new([], null, Sex.Unknown, null);

    /// <summary>The observed ones.</summary>
    public IEnumerable<Finding> Observed => All.Where(finding => finding.Status == FindingStatus.Observed);

    /// <summary>The excluded ones.</summary>
    public IEnumerable<Finding> Excluded => All.Where(finding => finding.Status == FindingStatus.Excluded);
}
