using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Writes a document as Markdown, with the numbers of its sources and what is doubtful marked.</summary>
public static class DocumentMarkdown
{
    /// <summary>The whole document.</summary>
    public static string Of(ClinicalDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {document.Title}").AppendLine().AppendLine(DocumentWords.State(document)).AppendLine();
        foreach (var section in document.Sections)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"## {section.Title}");
            foreach (var sentence in section.Sentences)
                text.AppendLine(CultureInfo.InvariantCulture, $"- {sentence.Text}{string.Concat(sentence.Sources.Select(id => $" [{id}]"))}{DocumentWords.Mark(sentence)}");
            if (section.Sentences.Count == 0)
                text.AppendLine("- Not stated");
            text.AppendLine();
        }

        List(text, DocumentWords.Omitted, document.Omissions.Select(omission => $"{omission.Kind}: {omission.Text} [{omission.Source}]"));
        List(text, DocumentWords.Codes, document.Codes.Select(code => $"{code.Code} {code.Condition}, for \u201c{code.Words}\u201d [{code.Source}]"));
        var cited = document.Sections.SelectMany(section => section.Sentences).SelectMany(sentence => sentence.Sources).Concat(document.Omissions.Select(omission => omission.Source)).Concat(document.Codes.Select(code => code.Source)).ToHashSet(StringComparer.Ordinal);
        List(text, DocumentWords.Sources, document.Sources.Where(source => cited.Contains(source.Id)).Select(source => $"[{source.Id}] {source.Text}"));
        return text.ToString().TrimEnd() + "\n";
    }

    private static void List(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            if (!any)
                text.AppendLine(CultureInfo.InvariantCulture, $"## {heading}");
            any = true;
            text.AppendLine(CultureInfo.InvariantCulture, $"- {line.ReplaceLineEndings(" ")}");
        }

        if (any)
            text.AppendLine();
    }
}
