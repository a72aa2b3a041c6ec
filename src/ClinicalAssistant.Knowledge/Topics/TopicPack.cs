using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The topics of patient education that come with the program. Immutable.</summary>
public sealed class TopicPack
{
    /// <summary>Name of the pack as hits and citations give it.</summary>
    public const string PackName = "topics";

    private readonly KnowledgeBase _pack;
    private readonly Dictionary<string, string> _files;
    private readonly List<PackProblem> _problems;
    private readonly Dictionary<string, Topic> _byName = new(StringComparer.Ordinal);

    private TopicPack(KnowledgeBase pack, SortedDictionary<string, Topic> topics, Dictionary<string, string> files, List<PackProblem> problems)
    {
        (_pack, Topics, _files, _problems) = (pack, topics, files, problems);
        foreach (var topic in topics.Values)
        {
            foreach (var key in NameKeys.Of(topic.Title).Append(SameWords.KeyOf(topic.Id.Replace('-', ' '))))
                _byName[key] = topic;
        }

        foreach (var topic in topics.Values)
        {
            foreach (var key in topic.Synonyms.Select(SameWords.KeyOf).Where(key => key.Length > 0))
                _byName.TryAdd(key, topic);
        }
    }

    /// <summary>Topics by id.</summary>
    public IReadOnlyDictionary<string, Topic> Topics { get; }

    /// <summary>Reads <c>topics</c> below the knowledge folder; a pack without any is empty.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="pack">The pack whose sources and conditions the topics name.</param>
    /// <exception cref="WrongInputException">A file is no topic: says which and where.</exception>
    public static TopicPack Load(string folder, KnowledgeBase pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var (topics, files, problems) = (new SortedDictionary<string, Topic>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal), new List<PackProblem>());
        var place = Path.Combine(folder, "topics");
        foreach (var path in Directory.Exists(place) ? Directory.GetFiles(place, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (Path.GetFileName(path) == "schema.json")
                continue;
            var topic = Read(path, name);
            if (!topics.TryAdd(topic.Id, topic))
                problems.Add(new PackProblem(name, topic.Id, "id", $"is the id of {files[topic.Id]} too.", "Give it another id."));
            files.TryAdd(topic.Id, name);
        }

        return new TopicPack(pack, topics, files, problems);
    }

    /// <summary>The topic of that id, title or other name, or null.</summary>
    public Topic? Find(string name) => Topics.TryGetValue(name.Trim(), out var topic) ? topic : _byName.GetValueOrDefault(SameWords.KeyOf(name));

    /// <summary>The topic's source of that id as evidence cites it, or null.</summary>
    public Source? SourceOf(string? id) => _pack.SourceOf(id) is { } source ? source with { Pack = PackName } : null;

    /// <summary>What must be mended: references, sources, sections, reading grade.</summary>
    public IReadOnlyList<PackProblem> Verify(IReadOnlySet<string> medicines) => [.. _problems, .. new TopicVerifier(_pack, medicines).Problems(Topics.Values, topic => _files[topic.Id])];

    /// <summary>Each section of each topic as search takes it.</summary>
    internal IEnumerable<PassageRecord> Records()
    {
        foreach (var topic in Topics.Values)
        {
            foreach (var section in topic.Sections)
            {
                var first = section.Sentences.FirstOrDefault(sentence => sentence.Source is not null);
                yield return new PassageRecord
                {
                    Id = $"{topic.Id}/{section.Heading}",
                    Title = $"{topic.Title}: {LeafletText.Heading(section.Heading).ToLowerInvariant()}",
                    Question = $"{LeafletText.Heading(section.Heading)} {topic.Title}",
                    Names = [topic.Title, .. topic.Synonyms],
                    Type = LeafletText.TypeOf(section.Heading),
                    Text = section.Text,
                    Origin = first is null ? Origin.Estimated : Origin.Published,
                    Source = SourceOf(first?.Source),
                    Audience = topic.Audience,
                    ClinicallyReviewed = topic.ClinicallyReviewed,
                };
            }
        }
    }

    private static Topic Read(string path, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), TopicJson.File.Topic) ?? throw new WrongInputException($"{name}: the file holds null. Write a topic as schema.json has it.");
        }
        catch (JsonException fault)
        {
            throw new WrongInputException(FormattableString.Invariant($"{name}, line {(fault.LineNumber ?? 0) + 1}: this is no topic ({fault.Path}). Compare it with topics/schema.json."), fault);
        }
    }
}
