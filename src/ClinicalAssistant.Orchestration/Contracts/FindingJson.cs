using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A finding on the wire: <c>id</c> where HPO has the term, <c>key</c> always (what <c>differential</c> takes).</summary>
public sealed record FindingJson(string? Id, string Key, string Label, string Status, int Start, int End, QuantityJson? Value, string? Course) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static FindingJson From(Finding finding) => new(
        finding.IsHpo ? finding.Id : null, finding.Id, finding.Label, Words.Lower(finding.Status), finding.Start, finding.End,
        finding.Value is { } value ? new QuantityJson(value.Value, value.Unit) : null, finding.Course);
}
