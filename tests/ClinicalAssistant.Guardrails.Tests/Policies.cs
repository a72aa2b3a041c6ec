using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>The policy that ships, loaded once.</summary>
internal static class Policies
{
    public static string Folder { get; } = Repository.Path("guardrails");

    public static GuardPolicy Shipped { get; } = GuardPolicy.Load(Folder);

    /// <summary>The rules alone, as where the classifier's files are missing.</summary>
    public static InputGuard Guard { get; } = new(Shipped);

    /// <summary>Classifier and encoder, as they ship.</summary>
    public static LearnedLayer Learned { get; } = LearnedLayer.Load(Folder)!;

    /// <summary>Rules and learned layer, as they ship.</summary>
    public static InputGuard Whole { get; } = new(Shipped, Learned, MedicineList.Load(Folder));
}
