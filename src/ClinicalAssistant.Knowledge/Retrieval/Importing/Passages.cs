using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Cuts a document into passages that keep their section and page for the citation.</summary>
internal static class Passages
{
    private const int Longest = 1200;
    private const int Shortest = 25;

    /// <summary>The passages of a document, in its order.</summary>
    /// <param name="name">Name of the file below the imported folder.</param>
    /// <param name="text">What was read.</param>
    /// <param name="publisher">Who is behind it where it does not say.</param>
    public static IEnumerable<PassageRecord> Of(string name, DocumentText text, string publisher)
    {
        var number = 0;
        foreach (var block in Joined(text.Blocks))
        {
            if (block.Text.Length < Shortest)
                continue;
            number++;
            var locator = string.Join(", ", new[] { block.Section is { } section ? $"section {section}" : null, block.Page is { } page ? string.Create(CultureInfo.InvariantCulture, $"page {page}") : null }.OfType<string>());
            yield return new PassageRecord
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{name}#{number}"),
                Title = block.Section is { } heading && heading != text.Title ? $"{text.Title}: {heading}" : text.Title,
                Names = block.Section is { } subject ? [subject.Split(" > ")[^1], text.Title] : [text.Title],
                Text = block.Text,
                Source = new Source(text.Title, text.Publisher ?? publisher, text.Year, text.Url) { Locator = locator.Length > 0 ? locator : null },
            };
        }
    }

    /// <summary>Paragraphs of one section and page together up to a length; longer ones are cut at sentences.</summary>
    private static IEnumerable<DocumentBlock> Joined(IEnumerable<DocumentBlock> blocks)
    {
        DocumentBlock? held = null;
        foreach (var block in blocks.SelectMany(Cut))
        {
            if (held is not null && held.Section == block.Section && held.Page == block.Page && held.Text.Length + block.Text.Length < Longest)
            {
                held = held with { Text = held.Text + "\n" + block.Text };
                continue;
            }

            if (held is not null)
                yield return held;
            held = block;
        }

        if (held is not null)
            yield return held;
    }

    private static IEnumerable<DocumentBlock> Cut(DocumentBlock block)
    {
        var text = block.Text;
        while (text.Length > Longest)
        {
            var end = text.LastIndexOf(". ", Longest, StringComparison.Ordinal) + 1;
            if (end <= 0)
                end = text.LastIndexOf(' ', Longest);
            if (end <= 0)
                end = Longest;
            yield return block with { Text = text[..end].Trim() };
            text = text[end..].Trim();
        }

        if (text.Length > 0)
            yield return block with { Text = text };
    }
}
