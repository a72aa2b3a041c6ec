using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A medicine's name at its place in a text.</summary>
/// <param name="Start">Where the name begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Name">The name of the drug, product or group that it means; two names of one drug give the same.</param>
/// <param name="IsGroup">Whether it names a group of drugs ("a statin"), not one.</param>
public sealed record NamedMedicine(int Start, int End, string Name, bool IsGroup) : PatientWords
{
    /// <summary>Whether the words around it say that it is an allergen, not a treatment.</summary>
    public bool Allergen { get; init; }
}
