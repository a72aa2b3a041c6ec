using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>The policy that ships, loaded once.</summary>
internal static class Policies
{
    public static string Folder { get; } = Repository.Path("guardrails");

    public static GuardPolicy Shipped { get; } = GuardPolicy.Load(Folder);

    public static InputGuard Guard { get; } = new(Shipped);
}
