using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns a site's own documents (Markdown, text, HTML, PDF) into a pack of passages with section and page.</summary>
/// <param name="packs">Where the pack goes.</param>
/// <param name="time">Dates it.</param>
/// <param name="instructs">Whether a passage gives instructions to a model, as the input guard judges it; null where there is no guard.</param>
public sealed class DocumentsImport(ImportedPacks packs, TimeProvider time, Func<string, bool>? instructs = null)
    : TextImport(packs, time, PackKind.Documents, Endings)
{
    /// <summary>What <see cref="PassageRecord.Mark"/> says of a passage with instructions to a model: it is kept for people and never put before a model.</summary>
    public const string Instructs = "holds instructions to a model";

    private const long Largest = 64 << 20;
    private static readonly string[] Endings = [".md", ".markdown", ".txt", ".html", ".htm", ".pdf"];

    private protected override IEnumerable<PassageRecord> Read(ImportedFiles files, string path, string name, PackTerms terms)
    {
        if (new FileInfo(path).Length > Largest)
            throw new WrongInputException(FormattableString.Invariant($"{name}: larger than {Largest >> 20} MB. Split it."));
        var text = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".pdf" => PdfText.Read(path, name),
            ".html" or ".htm" => HtmlDocument.Read(path, name),
            _ => PlainDocument.Read(path, name),
        };
        var passages = Passages.Of(name, text, terms.Attribution ?? "this site").Select(passage => instructs?.Invoke(passage.Text) == true ? passage with { Mark = Instructs } : passage).ToList();
        var marked = passages.Count(passage => passage.Mark is not null);
        if (marked > 0)
            files.Report(path, FormattableString.Invariant($"{marked} of {passages.Count} passages give instructions to a model. They are kept for people, marked, and never put before a model. Check the document."));
        return passages;
    }
}
