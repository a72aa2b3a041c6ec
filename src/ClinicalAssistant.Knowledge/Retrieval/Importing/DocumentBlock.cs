namespace ClinicalAssistant.Knowledge;

/// <summary>A paragraph of a document.</summary>
/// <param name="Section">The headings above it, joined by <c>&gt;</c>, or null.</param>
/// <param name="Page">Its page, from 1, or null.</param>
/// <param name="Text">Its words.</param>
internal sealed record DocumentBlock(string? Section, int? Page, string Text);
