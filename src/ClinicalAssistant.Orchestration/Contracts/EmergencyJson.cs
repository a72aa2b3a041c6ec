namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>An emergency on the wire.</summary>
public sealed record EmergencyJson(string Kind);
