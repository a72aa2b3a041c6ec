using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Checks topics: what they refer to is there, what must be said is said, and the words are plain.</summary>
internal sealed class TopicVerifier(KnowledgeBase pack, IReadOnlySet<string> medicines)
{
    private static readonly string[] Kinds = ["condition", "medicine", "test", "procedure"];
    private static readonly string[] Doing = ["what_to_do", "how_taken", "before", "during", "after", "living_with"];
    private static readonly string[] Help = ["seek_help", "emergency"];

    public IEnumerable<PackProblem> Problems(IEnumerable<Topic> topics, Func<Topic, string> file) => topics.SelectMany(topic => Of(topic).Select(problem => new PackProblem(file(topic), topic.Id, problem.Field, problem.What, problem.Remedy)));

    private IEnumerable<(string Field, string What, string Remedy)> Of(Topic topic)
    {
        if (!Kinds.Contains(topic.Kind))
            yield return ("kind", $"is '{topic.Kind}'.", "Write condition, medicine, test or procedure.");
        if (topic.Audience != "patient")
            yield return ("audience", $"is '{topic.Audience}'.", "Topics are for patients.");
        var headings = topic.Sections.Select(section => section.Heading).ToList();
        foreach (var heading in headings.Where(heading => !LeafletText.Knows(heading)))
            yield return ("sections", $"has the heading '{heading}'.", "Use a heading of topics/schema.json.");
        if (!headings.Contains("what_it_is"))
            yield return ("sections", "do not say what it is.", "Add what_it_is.");
        if (!headings.Exists(heading => Doing.Contains(heading)))
            yield return ("sections", "do not say what to do.", "Add what_to_do, how_taken, before, during or after.");
        if (!headings.Exists(heading => Help.Contains(heading)))
            yield return ("sections", "do not say when to seek help.", "Add seek_help or emergency.");
        if (topic.TeachBack.Count == 0)
            yield return ("teach_back", "is empty.", "Add two questions.");
        if (topic.Sources.Count == 0)
            yield return ("sources", "is empty.", "Name a source that was opened.");
        foreach (var source in topic.Sources.Concat(topic.Sections.SelectMany(section => section.Sentences).Select(sentence => sentence.Source).OfType<string>()).Distinct(StringComparer.Ordinal).Where(source => !pack.Sources.ContainsKey(source)))
            yield return ("sources", $"names '{source}', which is not among the sources.", "Add it to sources/topics.json.");
        foreach (var sentence in topic.Sections.SelectMany(section => section.Sentences).Where(sentence => (sentence.Basis == Origin.Estimated) != (sentence.Source is null)))
            yield return ("sentences", $"has '{sentence.Text}' with basis {sentence.Basis} and {(sentence.Source is null ? "no source" : "a source")}.", "Published and derived sentences name a source, estimates none.");
        foreach (var condition in topic.Conditions.Where(condition => !pack.Conditions.ContainsKey(condition)))
            yield return ("conditions", $"names '{condition}', which is not in the pack.", "Correct the id.");
        foreach (var medicine in topic.Medicines.Where(medicine => medicines.Count > 0 && !medicines.Contains(medicine)))
            yield return ("medicines", $"names '{medicine}', which is not in the pack.", "Correct the id.");
        var grade = topic.Grade();
        if (!grade.IsPlain)
        {
            yield return ("reading grade", string.Create(CultureInfo.InvariantCulture, $"is Flesch-Kincaid {grade.FleschKincaid:0.0}, SMOG {grade.Smog:0.0}; at most {ReadingGrade.MostFleschKincaid:0.0} and {ReadingGrade.MostSmog:0.0}."),
                $"Use shorter words and sentences. Long words: {string.Join(", ", grade.LongWords.Take(12))}.");
        }
    }
}
