namespace ClinicalAssistant.Knowledge;

/// <summary>What an id stands for.</summary>
/// <param name="State">Whether it is current.</param>
/// <param name="Term">Number of the current term, or -1 where there is none.</param>
public readonly record struct TermResolution(TermState State, int Term);
