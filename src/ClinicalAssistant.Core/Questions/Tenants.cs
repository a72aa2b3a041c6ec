namespace ClinicalAssistant.Core;

/// <summary>Names of tenants: sites that share one installation and see nothing of each other.</summary>
public static class Tenants
{
    /// <summary>The tenant of a site that has no other: the console's, and the one of every key that names none.</summary>
    public const string Own = "own";
}
