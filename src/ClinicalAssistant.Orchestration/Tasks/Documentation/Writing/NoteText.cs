using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Writes the draft from the plan: every line a clause of the material with the number of what it rests on. Nothing is added.</summary>
internal sealed class NoteText(Consultation consultation)
{
    /// <summary>Headings behind the document itself.</summary>
    public const string Omitted = "Stated in the material and not in the draft";

    /// <summary>Heading of record entries that no section holds.</summary>
    public const string FromRecord = "From the record";

    /// <summary>What stands in a section without content.</summary>
    public const string NotStated = "Not stated";

    private readonly Dictionary<int, string> _ids = consultation.Evidence.All
        .SelectMany(evidence => (NoteEvidence.Read(evidence)?.Utterances ?? []).Select(place => (place, evidence.Id))).GroupBy(one => one.place).ToDictionary(group => group.Key, group => group.First().Id);

    /// <summary>The draft in pieces that concatenate to Markdown.</summary>
    public IEnumerable<string> Compose()
    {
        var plan = consultation.Note!;
        if (plan.Statements.Count == 0)
        {
            yield return Markdown.Line("There is no material to write from. Paste the transcript, dictation or bullet points behind the request");
            yield break;
        }

        yield return Markdown.Line($"{plan.Template.Title}: draft for review and signature, arranged from the material in its own words");
        yield return "\n";
        var recorded = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < plan.Template.Sections.Count; i++)
        {
            foreach (var line in Section(plan.Template.Sections[i], plan.Sections[i], recorded))
                yield return line;
        }

        foreach (var line in Rest(plan, recorded))
            yield return line;
    }

    private IEnumerable<string> Section(TemplateSection section, IReadOnlyList<NoteItem> items, HashSet<string> recorded)
    {
        var entries = section.Record.Select(part => consultation.Evidence.All.FirstOrDefault(evidence => evidence.Subject == "record:" + part)).OfType<Evidence>().Where(entry => recorded.Add(entry.Id)).ToList();
        if (items.Count == 0 && entries.Count == 0 && !section.Required)
            yield break;
        yield return Markdown.Heading(section.Title);
        foreach (var item in items)
            yield return Markdown.Item(item.Text, Cited(item.Utterances));
        foreach (var entry in entries)
            yield return Markdown.Item(entry.Text, entry.Id);
        if (items.Count == 0 && entries.Count == 0)
            yield return $"- {NotStated}\n";
        yield return "\n";
    }

    private IEnumerable<string> Rest(NotePlan plan, HashSet<string> recorded)
    {
        var entries = consultation.Evidence.All.Where(evidence => evidence.Subject?.StartsWith("record:", StringComparison.Ordinal) == true && !recorded.Contains(evidence.Id)).ToList();
        if (entries.Count > 0)
            yield return Markdown.Heading(FromRecord);
        foreach (var entry in entries)
            yield return Markdown.Item(entry.Text, entry.Id);
    }

    private IEnumerable<string> Cited(IEnumerable<int> places) => places.Select(place => _ids.GetValueOrDefault(place)).OfType<string>().Distinct();
}
