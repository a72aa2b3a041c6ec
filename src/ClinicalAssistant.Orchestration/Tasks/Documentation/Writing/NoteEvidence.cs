using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>The material as evidence: a question with its reply is one piece, as neither says anything alone.</summary>
/// <param name="Utterances">Places of its utterances.</param>
/// <param name="Text">What they say, each with its speaker.</param>
/// <param name="Speaker">Who spoke last in it.</param>
/// <param name="Start">Where it begins in the question, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal sealed record NoteEvidence(IReadOnlyList<int> Utterances, string Text, UtteranceSpeaker Speaker, int Start, int End) : PatientWords
{
    private const string Prefix = "said:";

    /// <summary>The evidence's subject: its places, its stretch of the question and who spoke, so that a document can be put together from an answer.</summary>
    public string Subject => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{string.Join(',', Utterances)}:{Start}:{End}:{Speaker}");

    /// <summary>The pieces, in the order of the material; what makes no statement is left out.</summary>
    public static IReadOnlyList<NoteEvidence> Of(NotePlan plan)
    {
        var groups = new SortedDictionary<int, SortedSet<int>>();
        foreach (var statement in plan.Statements)
        {
            var joined = new SortedSet<int>(statement.Utterances);
            foreach (var overlapping in groups.Where(group => group.Value.Overlaps(joined)).ToList())
            {
                joined.UnionWith(overlapping.Value);
                groups.Remove(overlapping.Key);
            }

            groups[joined.Min] = joined;
        }

        return
        [
            .. groups.Values.Select(places => new NoteEvidence(
                [.. places], Readings(plan, places) + Said(plan.Source, places), plan.Source.Utterances[places.Max].Speaker, plan.Source.Utterances[places.Min].Start, plan.Source.Utterances[places.Max].End)),
        ];
    }

    /// <summary>What the subject of a piece of evidence says; null for evidence of another kind.</summary>
    public static NoteEvidence? Read(Evidence evidence)
    {
        if (evidence.Subject?.StartsWith(Prefix, StringComparison.Ordinal) != true)
            return null;
        var parts = evidence.Subject[Prefix.Length..].Split(':');
        return new NoteEvidence(
            [.. parts[0].Split(',').Select(Number)], evidence.Text, Enum.Parse<UtteranceSpeaker>(parts[3]), Number(parts[1]), Number(parts[2]));
    }

    /// <summary>How a reply of yes or no was read: a checker that takes sentence by sentence cannot see that "no" answers the question before it.</summary>
    private static string Readings(NotePlan plan, SortedSet<int> places) => string.Concat(plan.Statements
        .Where(statement => statement.Utterances.Count > 1 && statement.Utterances.All(places.Contains) && (statement.Text.StartsWith("Denies ", StringComparison.Ordinal) || statement.Text.StartsWith("Reports ", StringComparison.Ordinal)))
        .Select(statement => statement.Text + ". "));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Said(SourceText source, IEnumerable<int> places) => string.Join(' ', places.Select(place => source.Utterances[place])
        .Select(utterance => utterance.Speaker == UtteranceSpeaker.Author ? utterance.Text : $"{utterance.Speaker}: {utterance.Text}"));
}
