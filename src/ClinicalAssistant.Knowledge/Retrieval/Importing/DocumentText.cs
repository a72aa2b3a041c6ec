namespace ClinicalAssistant.Knowledge;

/// <summary>A document as it was read.</summary>
/// <param name="Title">Its title, else the name of its file.</param>
/// <param name="Blocks">Its paragraphs in their order.</param>
internal sealed record DocumentText(string Title, IReadOnlyList<DocumentBlock> Blocks)
{
    /// <summary>Who is behind it, as it says itself, or null.</summary>
    public string? Publisher { get; init; }

    /// <summary>Its year, as it says itself, or null.</summary>
    public int? Year { get; init; }

    /// <summary>Its address, as it says itself, or null.</summary>
    public string? Url { get; init; }
}
