namespace ClinicalAssistant.Knowledge;

/// <summary>A section of a topic.</summary>
/// <param name="Heading">What it tells, as the schema names it (<c>what_it_is</c>, <c>seek_help</c>).</param>
/// <param name="Sentences">Its sentences.</param>
public sealed record TopicSection(string Heading, IReadOnlyList<TopicSentence> Sentences)
{
    /// <summary>Its sentences as one text.</summary>
    public string Text => string.Join(' ', Sentences.Select(sentence => sentence.Text));
}
