using System.Globalization;

namespace ClinicalAssistant.Fhir;

/// <summary>Something in the input that was not used, or not as it stands. Holds no patient text.</summary>
/// <param name="Entry">Index of the bundle's entry, from 0; null where the problem is not one entry's.</param>
/// <param name="ResourceType">The entry's FHIR type where it is a known one, else null.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record PatientProblem(int? Entry, string? ResourceType, string What, string Remedy)
{
    /// <summary>One line for a reader.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Entry is { } entry ? $"entry {entry}{(ResourceType is null ? "" : $" ({ResourceType})")}: " : "")}{What}. {Remedy}.");
}
