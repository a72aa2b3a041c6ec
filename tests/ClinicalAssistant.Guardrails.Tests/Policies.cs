using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>The policy that ships, loaded once.</summary>
internal static class Policies
{
    public static string Folder { get; } = Repository.Path("guardrails");

    public static GuardPolicy Shipped { get; } = GuardPolicy.Load(Folder);

    /// <summary>The rules alone, as where the classifier's files are missing.</summary>
    public static InputGuard Guard { get; } = new(Shipped);

    /// <summary>Rules and classifier, as they ship.</summary>
    public static InputGuard Whole { get; } = new(Shipped, RequestClassifier.Load(Folder).Score, MedicineList.Load(Folder));
}
