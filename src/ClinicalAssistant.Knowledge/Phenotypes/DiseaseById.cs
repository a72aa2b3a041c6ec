using System.Collections;

namespace ClinicalAssistant.Knowledge;

/// <summary>Compares diseases with ids, by the ids' characters.</summary>
internal sealed class DiseaseById : IComparer
{
    public static DiseaseById Instance { get; } = new();

    public int Compare(object? x, object? y) => string.CompareOrdinal(IdOf(x), IdOf(y));

    private static string? IdOf(object? one) => one is PhenotypeDisease disease ? disease.Id : (string?)one;
}
