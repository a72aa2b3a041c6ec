using System.Globalization;
using System.Net;
using System.Text;

namespace ClinicalAssistant.Knowledge;

/// <summary>Writes a topic as a leaflet to print: Markdown, or HTML in large type that needs nothing beside it.</summary>
public static class Leaflet
{
    private static readonly string[] Urgent = ["emergency", "seek_help"];

    /// <summary>The topic in Markdown, every published sentence with the number of its source.</summary>
    public static string Markdown(Topic topic, TopicPack pack, Func<string, string>? words = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(pack);
        var said = words ?? (static text => text);
        var (text, numbers) = (new StringBuilder(), Numbers(topic));
        text.Append(CultureInfo.InvariantCulture, $"# {said(topic.Title)}\n");
        foreach (var section in topic.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {said(LeafletText.Heading(section.Heading))}\n\n");
            foreach (var sentence in section.Sentences)
                text.Append(CultureInfo.InvariantCulture, $"- {said(sentence.Text)}{(sentence.Source is { } source ? string.Create(CultureInfo.InvariantCulture, $" [{numbers[source]}]") : "")}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## {said(LeafletText.Note("teach_back"))}\n\n");
        foreach (var one in topic.TeachBack)
            text.Append(CultureInfo.InvariantCulture, $"- {said(one.Question)}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n## {said(LeafletText.Note("sources"))}\n\n");
        foreach (var (id, number) in numbers)
            text.Append(CultureInfo.InvariantCulture, $"{number}. {Cited(pack, id)}\n");
        return text.Append(CultureInfo.InvariantCulture, $"\n{Standing(topic, said)}\n").ToString();
    }

    /// <summary>The topic as a page of HTML.</summary>
    public static string Html(Topic topic, TopicPack pack, Func<string, string>? words = null, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(pack);
        var said = words ?? (static text => text);
        var (body, numbers) = (new StringBuilder(), Numbers(topic));
        foreach (var section in topic.Sections)
        {
            body.Append(CultureInfo.InvariantCulture, $"<section{(Urgent.Contains(section.Heading) ? $" class=\"{section.Heading.Replace('_', '-')}\"" : "")}>\n<h2>{Escaped(said(LeafletText.Heading(section.Heading)))}</h2>\n<ul>\n");
            foreach (var sentence in section.Sentences)
                body.Append(CultureInfo.InvariantCulture, $"<li>{Escaped(said(sentence.Text))}{(sentence.Source is { } source ? string.Create(CultureInfo.InvariantCulture, $"<sup>{numbers[source]}</sup>") : "")}</li>\n");
            body.Append("</ul>\n</section>\n");
        }

        body.Append(CultureInfo.InvariantCulture, $"<section class=\"check\">\n<h2>{Escaped(said(LeafletText.Note("teach_back")))}</h2>\n<ul>\n");
        foreach (var one in topic.TeachBack)
            body.Append(CultureInfo.InvariantCulture, $"<li>{Escaped(said(one.Question))}</li>\n");
        body.Append(CultureInfo.InvariantCulture, $"</ul>\n</section>\n<footer>\n<h2>{Escaped(said(LeafletText.Note("sources")))}</h2>\n<ol>\n");
        foreach (var (id, _) in numbers)
            body.Append(CultureInfo.InvariantCulture, $"<li>{Escaped(Cited(pack, id))}</li>\n");
        body.Append(CultureInfo.InvariantCulture, $"</ol>\n<p>{Escaped(Standing(topic, said))}</p>\n</footer>\n");
        return LeafletText.Page.Replace("{{language}}", Escaped(language), StringComparison.Ordinal).Replace("{{title}}", Escaped(said(topic.Title)), StringComparison.Ordinal).Replace("{{body}}", body.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Every text of a leaflet of the topic that can be put into another language, once each; titles of sources stay as they are.</summary>
    public static IReadOnlyList<string> Words(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return
        [
            .. topic.Sections.SelectMany(section => section.Sentences.Select(sentence => sentence.Text).Prepend(LeafletText.Heading(section.Heading)))
                .Prepend(topic.Title)
                .Concat(topic.TeachBack.Select(one => one.Question))
                .Concat([LeafletText.Note("teach_back"), LeafletText.Note("sources"), Review(topic), LeafletText.Note("version")])
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Review(Topic topic) => LeafletText.Note(topic.ClinicallyReviewed ? "reviewed" : "not_reviewed");

    private static Dictionary<string, int> Numbers(Topic topic)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var source in topic.Sections.SelectMany(section => section.Sentences).Select(sentence => sentence.Source).OfType<string>())
            numbers.TryAdd(source, numbers.Count + 1);
        return numbers;
    }

    private static string Cited(TopicPack pack, string id) => pack.SourceOf(id) is { } source
        ? $"{source.Title}. {source.Publisher}{(source.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $", {year}") : "")}. {source.Url}".TrimEnd()
        : id;

    private static string Standing(Topic topic, Func<string, string> said) => $"{said(Review(topic))} {said(LeafletText.Note("version"))} {topic.Version}.";

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
