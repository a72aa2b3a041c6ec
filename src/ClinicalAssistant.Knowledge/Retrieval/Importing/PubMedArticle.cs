using System.Globalization;
using System.Xml;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>An article of PubMed: title, abstract, journal, year, kind of study, whether it was retracted.</summary>
public static class PubMedArticle
{
    /// <summary>The element that holds one.</summary>
    public const string Element = "PubmedArticle";

    /// <summary>What <see cref="PassageRecord.Mark"/> says of an article that was withdrawn.</summary>
    public const string Retracted = "retracted";

    /// <summary>What it says of one that others have doubted in print.</summary>
    public const string Concern = "expression of concern";

    // From the strongest design to the weakest, as publication types name them.
    private static readonly string[] Designs =
    [
        "Meta-Analysis", "Systematic Review", "Practice Guideline", "Guideline", "Randomized Controlled Trial", "Controlled Clinical Trial", "Clinical Trial, Phase III", "Clinical Trial, Phase II",
        "Clinical Trial, Phase I", "Clinical Trial", "Observational Study", "Comparative Study", "Multicenter Study", "Validation Study", "Case Reports", "Review", "Editorial", "Comment", "Letter",
    ];

    /// <summary>Reads one; null where it has neither id nor title.</summary>
    public static PassageRecord? Read(XmlElement article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (Text(article, "MedlineCitation/PMID") is not { } id || Text(article, ".//ArticleTitle") is not { } title)
            return null;
        var parts = article.SelectNodes(".//Article/Abstract/AbstractText")!.OfType<XmlElement>()
            .Select(part => (part.GetAttribute("Label") is { Length: > 0 } label ? label + ": " : "") + Tidy(part.InnerText)).Where(part => part.Length > 0);
        var types = article.SelectNodes(".//PublicationTypeList/PublicationType")!.OfType<XmlElement>().Select(type => type.InnerText.Trim()).ToList();
        var links = article.SelectNodes(".//CommentsCorrections")!.OfType<XmlElement>().Select(link => link.GetAttribute("RefType")).ToList();
        var text = string.Join('\n', parts);
        return new PassageRecord
        {
            Id = "PMID:" + id,
            Title = title,
            Names = [.. Texts(article, ".//MeshHeading/DescriptorName"), .. Texts(article, ".//KeywordList/Keyword")],
            Text = text.Length > 0 ? text : title,
            Source = new Source(title, Text(article, ".//Journal/Title") ?? "PubMed", Year(article), $"https://pubmed.ncbi.nlm.nih.gov/{id}/") { Locator = "abstract" },
            Audience = "clinician",
            Study = Designs.FirstOrDefault(design => types.Contains(design, StringComparer.OrdinalIgnoreCase)),
            Mark = types.Contains("Retracted Publication", StringComparer.OrdinalIgnoreCase) || links.Contains("RetractionIn") ? Retracted : links.Contains("ExpressionOfConcernIn") ? Concern : null,
        };
    }

    private static int? Year(XmlElement article) =>
        (Text(article, ".//JournalIssue/PubDate/Year") ?? Text(article, ".//JournalIssue/PubDate/MedlineDate") ?? Text(article, ".//ArticleDate/Year")) is { Length: >= 4 } date
        && int.TryParse(date[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static string? Text(XmlElement article, string path) => article.SelectSingleNode(path) is XmlElement found && Tidy(found.InnerText) is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Texts(XmlElement article, string path) => article.SelectNodes(path)!.OfType<XmlElement>().Select(found => Tidy(found.InnerText)).Where(text => text.Length > 0);

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
