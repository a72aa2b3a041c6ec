namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A quantity on the wire.</summary>
public sealed record QuantityJson(decimal Value, string Unit);
