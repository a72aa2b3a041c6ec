using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A public reference that was opened for the pack.</summary>
public sealed record SourceRecord
{
    /// <summary>Id in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>Title of the work.</summary>
    public required string Title { get; init; }

    /// <summary>Who is behind the content: journal, agency, society.</summary>
    public required string Publisher { get; init; }

    /// <summary>Year of the work, or the year it was opened where none is stated.</summary>
    public int? Year { get; init; }

    /// <summary>Says that the year is the one it was opened in, or null.</summary>
    public string? YearNote { get; init; }

    /// <summary>Address as it was opened.</summary>
    public string? Url { get; init; }

    /// <summary>When it was opened (ISO date).</summary>
    public string? Opened { get; init; }

    /// <summary>Its terms as stated, or null.</summary>
    public string? Licence { get; init; }

    /// <summary>As evidence cites it.</summary>
    public Source AsSource(string pack, string version) => new(Title, Publisher, Year, Url) { Pack = pack, Version = version };
}
