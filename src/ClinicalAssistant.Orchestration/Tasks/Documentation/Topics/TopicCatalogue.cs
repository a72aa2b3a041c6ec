using System.Text.Json;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>The topics of <c>knowledge/documentation/topics.json</c> and the written lines of <c>knowledge/documentation/lines</c> that the classifier learns from.</summary>
internal sealed class TopicCatalogue
{
    /// <summary>What belongs in no note: greetings, thanks, instructions during an examination.</summary>
    public const string Chatter = "chatter";

    private readonly Dictionary<string, Topic> _byHeading = new(StringComparer.OrdinalIgnoreCase);

    private TopicCatalogue(IReadOnlyList<Topic> topics, IReadOnlyList<(int Topic, string Line)> lines)
    {
        (Topics, Lines) = (topics, lines);
        foreach (var topic in topics)
        {
            foreach (var heading in topic.Headings)
                _byHeading.TryAdd(heading, topic);
        }
    }

    /// <summary>The topics; their places are the classes of the classifier.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>The written lines, each with the place of its topic.</summary>
    public IReadOnlyList<(int Topic, string Line)> Lines { get; }

    /// <summary>The topic that a heading of dictated or written material names, or null.</summary>
    public Topic? OfHeading(string heading) => _byHeading.GetValueOrDefault(heading.Trim());

    /// <summary>Loads the folder.</summary>
    /// <exception cref="WrongInputException">A file is missing or broken: names file, field and remedy.</exception>
    public static TopicCatalogue Load(string folder)
    {
        var file = Path.Combine(folder, "topics.json");
        if (!File.Exists(file))
            throw new WrongInputException($"{file}: the file is missing. Restore the folder, or set Consult:ContentFolder.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var topics = json.RootElement.GetProperty("topics").EnumerateArray().Select(ReadTopic).ToList();
            return new TopicCatalogue(topics, [.. topics.SelectMany((topic, place) => ReadLines(Path.Combine(folder, "lines", topic.Id + ".txt")).Select(line => (place, line)))]);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or RegexParseException)
        {
            throw new WrongInputException($"{file}: {fault.Message} Every topic has an id, headings and cues; mend it there.", fault);
        }
    }

    private static Topic ReadTopic(JsonElement topic) => new(
        topic.GetProperty("id").GetString()!,
        topic.TryGetProperty("header", out var header) ? header.GetString() : null,
        [.. topic.GetProperty("headings").EnumerateArray().Select(heading => heading.GetString()!)],
        [
            .. topic.GetProperty("cues").EnumerateArray().Select(cue => new TopicCue(
                new Regex(cue.GetProperty("pattern").GetString()!, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)),
                cue.TryGetProperty("who", out var who) ? who.GetString() : null, cue.GetProperty("weight").GetDouble())),
        ]);

    private static IEnumerable<string> ReadLines(string file) => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
        : throw new WrongInputException($"{file}: the file is missing. Every topic of topics.json has a file of written lines.");
}
