using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>Puts a topic under an answer, sentence by sentence with its source, and composes the answer from it.</summary>
internal sealed class TopicEvidence(Lazy<TopicPack> topics, PassageSearch passages)
{
    private const int OtherNames = 2;
    private static readonly SearchFilter Own = new() { Packs = [TopicPack.PackName] };

    /// <summary>The topic that a question is about, or null.</summary>
    public Topic? Find(string question) =>
        passages.Answering(question, 1, Own) is [var hit] && hit.Matched.StartsWith("named", StringComparison.Ordinal) ? topics.Value.Topics.GetValueOrDefault(hit.Id.Split('/')[0]) : null;

    /// <summary>Each run of sentences of one source is a piece of evidence.</summary>
    public void Add(Consultation consultation, Topic topic)
    {
        foreach (var (section, sentence, subject) in Sentences(topic).DistinctBy(one => one.Subject))
        {
            var together = Sentences(topic).Where(one => one.Subject == subject).Select(one => one.Sentence.Text);
            consultation.Evidence.Add(
                EvidenceKind.Passage, $"{topic.Title}, {section.Heading.Replace('_', ' ')}: {string.Join(' ', together)}", sentence.Basis,
                sentence.Basis == Origin.Estimated ? null : topics.Value.SourceOf(sentence.Source), subject, topic.ClinicallyReviewed);
        }
    }

    /// <summary>The topic as an answer, each sentence with its number.</summary>
    public static IEnumerable<string> Compose(Consultation consultation, Topic topic)
    {
        // The name that doctors use stands beside the patients' own.
        yield return Markdown.Heading(topic.Synonyms.Count == 0 ? topic.Title : $"{topic.Title} ({string.Join(", ", topic.Synonyms.Take(OtherNames))})") + "\n";
        var section = default(TopicSection);
        foreach (var (now, sentence, subject) in Sentences(topic))
        {
            if (now != section)
                yield return (section is null ? "" : "\n") + Markdown.Heading(LeafletHeadings.Of(now.Heading));
            section = now;
            yield return Markdown.Item(sentence.Text, consultation.Evidence.IdOf(subject));
        }

        if (topic.TeachBack.Count == 0)
            yield break;
        yield return "\n" + Markdown.Heading(LeafletHeadings.TeachBack);
        foreach (var one in topic.TeachBack)
            yield return $"- {one.Question}\n";
    }

    private static IEnumerable<(TopicSection Section, TopicSentence Sentence, string Subject)> Sentences(Topic topic) =>
        topic.Sections.SelectMany(section => section.Sentences.Select(sentence => (section, sentence, $"topic:{topic.Id}:{section.Heading}:{sentence.Source ?? "estimate"}")));
}
