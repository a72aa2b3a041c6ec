namespace ClinicalAssistant.Knowledge;

/// <summary>A topic of patient education in plain words, written for this project. Its schema is <c>knowledge/topics/schema.json</c>.</summary>
public sealed record Topic
{
    /// <summary>Id in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>Title as patients know it.</summary>
    public required string Title { get; init; }

    /// <summary><c>condition</c>, <c>medicine</c>, <c>test</c> or <c>procedure</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Consumer words, abbreviations, brand names.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>For whom it is written; always <c>patient</c>.</summary>
    public required string Audience { get; init; }

    /// <summary>Year and month it was written in.</summary>
    public required string Version { get; init; }

    /// <summary>Its sections in the order of reading.</summary>
    public IReadOnlyList<TopicSection> Sections { get; init; } = [];

    /// <summary>Questions to check understanding, with answers.</summary>
    public IReadOnlyList<TeachBack> TeachBack { get; init; } = [];

    /// <summary>Ids of conditions of the pack that it explains.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Ids of medicines of the pack that it explains.</summary>
    public IReadOnlyList<string> Medicines { get; init; } = [];

    /// <summary>Ids of its sources.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether a named person has signed it.</summary>
    public bool ClinicallyReviewed { get; init; }

    /// <summary>Names of the topic and of drugs, left out when the reading grade is measured.</summary>
    public IReadOnlyList<string> NotCounted { get; init; } = [];

    /// <summary>Its reading grade.</summary>
    public ReadingGrade Grade() => ReadingGrade.Of(Sections.SelectMany(section => section.Sentences).Select(sentence => sentence.Text), NotCounted);
}
