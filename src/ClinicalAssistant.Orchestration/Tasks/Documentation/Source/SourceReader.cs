using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Cuts the material of a document into utterances: the turns of a conversation, the sentences of a dictation, bullets, with the headings they stand under.</summary>
internal sealed class SourceReader(TopicCatalogue topics)
{
    /// <summary>Reads material of any form.</summary>
    /// <param name="material">The material.</param>
    /// <param name="offset">Where the material begins in the text that places are counted in.</param>
    public SourceText Read(string material, int offset = 0)
    {
        var marks = SpeakerMarks.In(material);
        return marks.Count > 0 ? Dialogue(material, offset, marks) : new SourceText([.. Written(material, offset)], IsDialogue: false);
    }

    private SourceText Dialogue(string material, int offset, IReadOnlyList<SpeakerMark> marks)
    {
        var roles = Roles(material, marks);
        var utterances = new List<Utterance>();
        // What stands before the first mark was written, not said.
        utterances.AddRange(Written(material[..marks[0].Start], offset));
        for (var i = 0; i < marks.Count; i++)
        {
            var end = i + 1 < marks.Count ? marks[i + 1].Start : material.Length;
            while (end > marks[i].End && char.IsWhiteSpace(material[end - 1]))
                end--;
            var text = SpokenText.Tidy(material[marks[i].End..end]);
            if (text.Length > 0)
                utterances.Add(new Utterance(roles[i], offset + marks[i].End, offset + end, text));
        }

        return new SourceText(utterances, IsDialogue: true);
    }

    private static UtteranceSpeaker[] Roles(string material, IReadOnlyList<SpeakerMark> marks)
    {
        string Said(int i) => material[marks[i].End..(i + 1 < marks.Count ? marks[i + 1].Start : material.Length)];
        var clinicians = Enumerable.Range(0, marks.Count).Where(i => marks[i].Speaker is null)
            .GroupBy(i => marks[i].Name, (name, turns) => (Name: name, Leaning: turns.Sum(i => SpeakerRoles.Leaning(Said(i)))))
            .OrderByDescending(one => one.Leaning).Select(one => one.Name).FirstOrDefault();
        var marked = marks.Select(mark => mark.Speaker ?? (mark.Name == clinicians ? UtteranceSpeaker.Clinician : UtteranceSpeaker.Patient)).ToArray();
        if (!marked.Contains(UtteranceSpeaker.Patient) || !marked.Contains(UtteranceSpeaker.Clinician))
            return marked;
        var swapped = SpeakerRoles.Swapped([.. marked.Select((speaker, i) => (speaker, Said(i)))]);
        return [.. marked.Select((speaker, i) => !swapped[i] ? speaker : speaker switch
        {
            UtteranceSpeaker.Clinician => UtteranceSpeaker.Patient,
            UtteranceSpeaker.Patient => UtteranceSpeaker.Clinician,
            _ => speaker,
        })];
    }

    private IEnumerable<Utterance> Written(string material, int offset)
    {
        string? heading = null;
        for (var start = 0; start < material.Length;)
        {
            var end = material.IndexOf('\n', start);
            end = end < 0 ? material.Length : end;
            var line = material[start..end];
            if (string.IsNullOrWhiteSpace(line))
                heading = null;
            var parts = 0;
            foreach (var (named, begin, stop) in HeadingMarks.In(line, topics))
            {
                heading = named ?? heading;
                var inside = parts++ > 0;
                var first = true;
                foreach (var span in SentenceReader.Split(line[begin..stop]))
                {
                    var (from, to) = (begin + span.Start, begin + span.End);
                    var text = line[from..to].Trim();
                    if (text.Any(char.IsLetterOrDigit))
                        yield return new Utterance(UtteranceSpeaker.Author, offset + start + from, offset + start + to, text) { Topics = topics.Stating(text) ?? (inside && !first ? topics.Behind(heading) : topics.OfHeading(heading)) };
                    first = false;
                }
            }

            start = end + 1;
        }
    }
}
