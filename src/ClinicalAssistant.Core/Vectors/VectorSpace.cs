namespace ClinicalAssistant.Core;

/// <summary>What vectors were made with; only vectors of the same space compare.</summary>
/// <param name="Model">The embedding model.</param>
/// <param name="Dimensions">Numbers in each vector.</param>
public sealed record VectorSpace(string Model, int Dimensions);
