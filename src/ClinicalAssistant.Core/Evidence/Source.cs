namespace ClinicalAssistant.Core;

/// <summary>Where a published fact was read.</summary>
/// <param name="Title">Title of the work.</param>
/// <param name="Publisher">Who is behind the content: journal, agency, society.</param>
/// <param name="Year">Year of the work, or null.</param>
/// <param name="Url">Address, or null.</param>
public sealed record Source(string Title, string Publisher, int? Year, string? Url)
{
    /// <summary>The pack that holds the fact, or null.</summary>
    public string? Pack { get; init; }

    /// <summary>That pack's version, or null.</summary>
    public string? Version { get; init; }

    /// <summary>Section or page, or null.</summary>
    public string? Locator { get; init; }
}
