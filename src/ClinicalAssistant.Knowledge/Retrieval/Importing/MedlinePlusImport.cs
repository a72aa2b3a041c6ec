using System.Globalization;
using System.Xml;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns the health topics of MedlinePlus (its topic XML) into a pack; topics in English.</summary>
/// <param name="packs">Where the pack goes.</param>
/// <param name="time">Dates it.</param>
public sealed class MedlinePlusImport(ImportedPacks packs, TimeProvider time)
{
    private static readonly string[] Endings = [".xml", ".xml.gz"];

    /// <summary>Imports; a pack of the name is replaced when the new one is complete.</summary>
    /// <param name="name">Name of the pack.</param>
    /// <param name="path">A file, or a folder of them.</param>
    /// <param name="terms">What the source does not say itself.</param>
    /// <param name="progress">Told what is being done, or null.</param>
    /// <exception cref="WrongInputException">Nothing could be read; nothing is left half imported.</exception>
    public ImportedPack Import(string name, string path, PackTerms terms, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var files = new ImportedFiles(path, Endings);
        return RecordPack.Import(packs, time, name, PackKind.Topics, files, files.List(), terms, Read, progress);
    }

    private static IEnumerable<PassageRecord> Read(string path, string name)
    {
        foreach (var topic in XmlSource.Elements(path, name, "health-topic"))
        {
            if (topic.GetAttribute("language") is { Length: > 0 } language && !language.Equals("English", StringComparison.OrdinalIgnoreCase))
                continue;
            var words = topic.GetElementsByTagName("full-summary") is [XmlElement summary, ..] ? HtmlDocument.Words(summary.InnerText) : "";
            var title = topic.GetAttribute("title");
            if (words.Length == 0 || title.Length == 0)
                continue;
            yield return new PassageRecord
            {
                Id = topic.GetAttribute("id") is { Length: > 0 } id ? id : title,
                Title = title,
                Names = [title, .. Names(topic, "also-called"), .. Names(topic, "descriptor")],
                Type = "information",
                Text = words,
                Source = new Source(title, "MedlinePlus", Year(topic.GetAttribute("date-created")), topic.GetAttribute("url") is { Length: > 0 } url ? url : null),
                Audience = "patient",
            };
        }
    }

    private static IEnumerable<string> Names(XmlElement topic, string element) => topic.GetElementsByTagName(element).OfType<XmlElement>().Select(name => name.InnerText.Trim()).Where(name => name.Length > 0);

    // Dates are written month first: 03/17/2021.
    private static int? Year(string date) => date.Length >= 4 && int.TryParse(date[^4..], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
