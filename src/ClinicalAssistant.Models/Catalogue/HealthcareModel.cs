namespace ClinicalAssistant.Models;

/// <summary>A model that was made for healthcare, as its makers describe it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Parameters.</param>
/// <param name="Licence">Its licence.</param>
/// <param name="Context">Length of its context.</param>
/// <param name="Modality">What it reads.</param>
/// <param name="Run">How to run it, by server.</param>
/// <param name="Warning">What its makers warn of, or null.</param>
/// <param name="Source">Where that is said.</param>
public sealed record HealthcareModel(
    string Name, string Size, string Licence, string Context, IReadOnlyList<string> Modality, IReadOnlyDictionary<string, string> Run, string? Warning, HealthcareModelSource Source);
