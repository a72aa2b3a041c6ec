using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.DeidTraining;

/// <summary>What the tagger could learn from a note after the rules have looked at it.</summary>
internal static class Examples
{
    private const double Forgotten = 0.15;
    private const double Unseen = 0.3;

    // Some decisions to the left are forgotten, as the tagger will miss some.
    public static IEnumerable<Example> Of(Deidentifier deidentifier, TrainingNote marked, Random random)
    {
        var note = deidentifier.ByRules(marked.Text);
        var units = TagUnits.Of(note, deidentifier.Groups);
        var truth = new Tag?[units.Length];
        var next = 0;
        for (var i = TagUnits.Margin; i < units.Length - TagUnits.Margin; i++)
        {
            var (start, end) = (note[units[i].From].Start, note[units[i].To - 1].End);
            while (next < marked.Spans.Count && marked.Spans[next].End <= start)
                next++;
            truth[i] = next < marked.Spans.Count && marked.Spans[next].Start < end ? marked.Spans[next].Tag : Tag.None;
        }

        Open(units, truth, random);
        var buckets = new int[TagFeatures.Most];
        var found = new List<Example>();
        for (var i = TagUnits.Margin; i < units.Length - TagUnits.Margin; i++)
        {
            if (!units[i].Open && units[i].Ruled == Tag.None)
                continue;
            if (truth[i] is { } tag)
                found.Add(new Example(buckets[..TagFeatures.Of(note, units, i, buckets)], tag));
            if (!units[i].Open)
                continue;
            if (units[i].Ruled == Tag.Kept && truth[i] is null or Tag.None)
                continue;
            units[i].Tag = random.NextDouble() < Forgotten ? Tag.None : truth[i] ?? Tag.None;
        }

        return found;
    }

    // Some names that the rules found are shown as if they had not, so that the tagger learns names and not only what the rules miss.
    private static void Open(Span<TagUnit> units, Tag?[] truth, Random random)
    {
        var unseen = false;
        for (var i = TagUnits.Margin; i < units.Length - TagUnits.Margin; i++)
        {
            if (units[i].Tag is not (Tag.Name or Tag.Location or Tag.Hospital) || units[i].Ruled is Tag.None or Tag.Kept || truth[i] is null or Tag.None)
                continue;
            if (truth[i] != truth[i - 1])
                unseen = random.NextDouble() < Unseen;
            if (!unseen)
                continue;
            units[i].Tag = units[i].Ruled = Tag.None;
            units[i].Open = true;
        }
    }
}
