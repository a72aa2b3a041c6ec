using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A next step on the wire.</summary>
public sealed record NextStepJson(string What, string Why, bool Test, SourceJson? Source, string? Finding = null) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static NextStepJson From(NextStep step) => new(step.What, step.Why, step.IsTest, SourceJson.From(step.Source), step.FindingId);
}
