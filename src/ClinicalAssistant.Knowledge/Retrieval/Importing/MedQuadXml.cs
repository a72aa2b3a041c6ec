using System.Xml;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads documents of the MedQuAD collection; answers that their publisher removed are passed over.</summary>
internal static class MedQuadXml
{
    public static IEnumerable<PassageRecord> Read(string path, string name, XmlLimits limits)
    {
        foreach (var document in XmlSource.Elements(path, name, "Document", limits))
        {
            var (source, url, focus) = (document.GetAttribute("source"), document.GetAttribute("url"), Text(document, "Focus"));
            string[] names = [.. new[] { focus }.OfType<string>(), .. document.GetElementsByTagName("Synonym").OfType<XmlElement>().Select(synonym => Tidy(synonym.InnerText))];
            foreach (var pair in document.GetElementsByTagName("QAPair").OfType<XmlElement>())
            {
                if (pair.GetElementsByTagName("Question") is not [XmlElement question, ..] || Text(pair, "Answer") is not { } answer)
                    continue;
                var asked = Tidy(question.InnerText);
                yield return new PassageRecord
                {
                    Id = $"{source}_{question.GetAttribute("qid")}",
                    Title = asked,
                    Question = asked,
                    Names = names,
                    Type = question.GetAttribute("qtype") is { Length: > 0 } type ? type : null,
                    Text = answer,
                    Source = new Source(asked, source.Length > 0 ? source : "not stated", null, url.Length > 0 ? url : null),
                    Audience = "patient",
                };
            }
        }
    }

    private static string? Text(XmlElement element, string name) => element.GetElementsByTagName(name) is [XmlElement found, ..] && Tidy(found.InnerText) is { Length: > 0 } text ? text : null;

    /// <summary>White space of the layout is not the text's.</summary>
    private static string Tidy(string text) => string.Join('\n', text.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0));
}
