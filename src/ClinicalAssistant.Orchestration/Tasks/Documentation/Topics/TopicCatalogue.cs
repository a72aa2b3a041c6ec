using System.Text.Json;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>The topics of <c>knowledge/documentation/topics.json</c> and the written lines of <c>knowledge/documentation/lines</c> that the classifier learns from.</summary>
internal sealed class TopicCatalogue
{
    /// <summary>What belongs in no note: greetings, thanks, instructions during an examination.</summary>
    public const string Chatter = "chatter";

    private const string Assessment = "assessment";
    private const string Diagnosis = "diagnosis";
    private const string Plan = "plan";
    private const string Disposition = "disposition";

    private readonly Dictionary<string, IReadOnlyList<string>> _byHeading = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<string>> _stating = new(StringComparer.OrdinalIgnoreCase);

    private TopicCatalogue(IReadOnlyList<Topic> topics, IReadOnlyDictionary<string, IReadOnlyList<string>> shared, IReadOnlyList<(int Topic, string Line)> lines)
    {
        (Topics, Lines) = (topics, lines);
        foreach (var (heading, allowed) in shared)
            _byHeading.TryAdd(heading, allowed);
        foreach (var topic in topics)
        {
            foreach (var heading in topic.Headings)
                _byHeading.TryAdd(heading, [topic.Id]);
            foreach (var words in topic.States)
                _stating.TryAdd(words, [topic.Id]);
        }
    }

    /// <summary>The topics; their places are the classes of the classifier.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>The written lines, each with the place of its topic.</summary>
    public IReadOnlyList<(int Topic, string Line)> Lines { get; }

    /// <summary>Ids of the topics that a heading of dictated or written material allows; several where it stands over more than one ("A/P"), none where it is not known.</summary>
    public IReadOnlyList<string> OfHeading(string? heading) => heading is null ? [] : _byHeading.GetValueOrDefault(heading.Trim()) ?? [];

    /// <summary>
    /// Ids of the topics of later sentences behind a heading inside a line: what it is held to be is followed by what is to be done without a word of its own
    /// ("Impression: tonsillitis. Start penicillin V").
    /// </summary>
    public IReadOnlyList<string> Behind(string? heading) => OfHeading(heading) is [Assessment or Diagnosis] of ? [of[0], Plan, Disposition] : OfHeading(heading);

    /// <summary>The topic of words that say by themselves what they are about, whatever they stand under ("NKDA"), or null.</summary>
    public IReadOnlyList<string>? Stating(string words) => _stating.GetValueOrDefault(words.Trim().TrimEnd('.'));

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
            var shared = json.RootElement.GetProperty("shared_headings").EnumerateObject().ToDictionary(entry => entry.Name, entry => Words(entry.Value), StringComparer.OrdinalIgnoreCase);
            return new TopicCatalogue(topics, shared, [.. topics.SelectMany((topic, place) => ReadLines(Path.Combine(folder, "lines", topic.Id + ".txt")).Select(line => (place, line)))]);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or RegexParseException)
        {
            throw new WrongInputException($"{file}: {fault.Message} Every topic has an id, headings and cues; mend it there.", fault);
        }
    }

    private static Topic ReadTopic(JsonElement topic) => new(
        topic.GetProperty("id").GetString()!,
        topic.TryGetProperty("header", out var header) ? header.GetString() : null,
        Words(topic.GetProperty("headings")),
        topic.TryGetProperty("states", out var states) ? Words(states) : [],
        [
            .. topic.GetProperty("cues").EnumerateArray().Select(cue => new TopicCue(
                new Regex(cue.GetProperty("pattern").GetString()!, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)),
                cue.TryGetProperty("who", out var who) ? who.GetString() : null, cue.GetProperty("weight").GetDouble())),
        ]);

    private static IReadOnlyList<string> Words(JsonElement list) => [.. list.EnumerateArray().Select(word => word.GetString()!)];

    private static IEnumerable<string> ReadLines(string file) => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
        : throw new WrongInputException($"{file}: the file is missing. Every topic of topics.json has a file of written lines.");
}
