namespace ClinicalAssistant.Knowledge;

/// <summary>What the person who imports says of the source, where the source does not say it itself.</summary>
/// <param name="Licence">Terms of use, or null.</param>
/// <param name="Attribution">Whom to credit, or null.</param>
/// <param name="Version">The source's version, or null.</param>
public sealed record PackTerms(string? Licence = null, string? Attribution = null, string? Version = null)
{
    /// <summary>What stands where neither says it.</summary>
    internal const string NotStated = "not stated by the source; check before use and sharing";
}
