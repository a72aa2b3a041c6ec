namespace ClinicalAssistant.Core;

/// <summary>A record near to a vector.</summary>
/// <param name="Record">Its place among the pack's records, from 0.</param>
/// <param name="Likeness">Cosine of the angle between the two, -1 to 1.</param>
public readonly record struct VectorMatch(int Record, double Likeness);
