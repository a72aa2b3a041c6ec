using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A red flag on the wire.</summary>
public sealed record RedFlagJson(string Finding, string Why, IReadOnlyList<ConditionName> Conditions) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static RedFlagJson From(RedFlag flag) => new(flag.Finding, flag.Why, flag.Conditions);
}
