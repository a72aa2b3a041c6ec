using System.Globalization;
using System.Xml;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns the health topics of MedlinePlus (its topic XML) into a pack; topics in English.</summary>
/// <param name="packs">Where the pack goes.</param>
/// <param name="time">Dates it.</param>
/// <param name="limits">How much XML is read; null for the defaults.</param>
public sealed class MedlinePlusImport(ImportedPacks packs, TimeProvider time, XmlLimits? limits = null)
    : TextImport(packs, time, PackKind.Topics, Endings)
{
    private static readonly string[] Endings = [".xml", ".xml.gz"];

    private protected override IEnumerable<PassageRecord> Read(ImportedFiles files, string path, string name, PackTerms terms)
    {
        foreach (var topic in XmlSource.Elements(path, name, "health-topic", limits ?? new XmlLimits()))
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
