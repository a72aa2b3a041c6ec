namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Wire words of enumerations.</summary>
public static class Words
{
    /// <summary>Lower case name.</summary>
    public static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
