using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Applies a person's edit and keeps what differs, sentence by sentence.</summary>
internal static class DocumentRevision
{
    private const double Reworded = 0.4;

    /// <summary>The section as edited, and the changes. A sentence that stands as it was keeps its sources; a reworded one keeps those of the sentence it replaces.</summary>
    public static (DocumentSection Section, IReadOnlyList<DocumentChange> Changes) Apply(DocumentSection before, IReadOnlyList<string> sentences)
    {
        var after = new List<DocumentSentence>();
        var changes = new List<DocumentChange>();
        var next = 0;
        foreach (var text in sentences.Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0))
        {
            var same = Find(before.Sentences, next, sentence => sentence.Text == text);
            var alike = same >= 0 ? same : Find(before.Sentences, next, sentence => Likeness(sentence.Text, text) >= Reworded && !sentences.Contains(sentence.Text));
            if (alike < 0)
            {
                after.Add(new DocumentSentence(text, []) { ByHand = true });
                changes.Add(new DocumentChange(before.Id, null, text));
                continue;
            }

            changes.AddRange(Removed(before, next, alike));
            next = alike + 1;
            after.Add(same >= 0 ? before.Sentences[same] : new DocumentSentence(text, before.Sentences[alike].Sources) { ByHand = true });
            if (same < 0)
                changes.Add(new DocumentChange(before.Id, before.Sentences[alike].Text, text));
        }

        changes.AddRange(Removed(before, next, before.Sentences.Count));
        return (before with { Sentences = after }, changes);
    }

    private static IEnumerable<DocumentChange> Removed(DocumentSection before, int from, int to) =>
        before.Sentences.Skip(from).Take(to - from).Select(sentence => new DocumentChange(before.Id, sentence.Text, null));

    private static int Find(IReadOnlyList<DocumentSentence> sentences, int from, Func<DocumentSentence, bool> fits)
    {
        for (var i = from; i < sentences.Count; i++)
        {
            if (fits(sentences[i]))
                return i;
        }

        return -1;
    }

    private static double Likeness(string one, string other)
    {
        var (first, second) = (Words(one), Words(other));
        return first.Count == 0 || second.Count == 0 ? 0 : (double)first.Count(second.Contains) / Math.Max(first.Count, second.Count);
    }

    private static HashSet<string> Words(string text) => [.. text.Split([' ', ',', '.', ';', ':'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant())];
}
