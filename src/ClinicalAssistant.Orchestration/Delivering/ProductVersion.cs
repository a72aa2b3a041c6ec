using System.Reflection;

namespace ClinicalAssistant.Orchestration.Delivering;

/// <summary>This program's version.</summary>
public static class ProductVersion
{
    /// <summary>The informational version of the build.</summary>
    public static string Current { get; } = typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
