using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>An extractive SOAP draft: every statement of the material in its section, in its own words, with its number. Nothing is added.</summary>
internal static class DraftNote
{
    private const string SubjectPrefix = "statement:";

    public static string Subject(int index) => string.Create(CultureInfo.InvariantCulture, $"{SubjectPrefix}{index}");

    public static IEnumerable<string> Compose(Consultation consultation)
    {
        var statements = consultation.Evidence.All.Where(evidence => evidence.Subject?.StartsWith(SubjectPrefix, StringComparison.Ordinal) == true).ToList();
        if (statements.Count == 0)
            return [Markdown.Line("There is no material to write from. Paste the transcript, dictation or bullet points behind the request")];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var placed = statements
            .Select(statement => (statement.Id, Words: SectionRules.WithoutSpeaker(statement.Text), Section: SectionRules.Of(statement.Text)))
            .Where(statement => statement.Section is not null && statement.Words.Length > 0 && seen.Add(statement.Words))
            .ToLookup(statement => statement.Section!.Value, statement => Markdown.Item(statement.Words, statement.Id));
        return
        [
            Markdown.Line("Draft for review and signature, arranged from the material in its own words"), "\n",
            .. Enum.GetValues<NoteSection>().SelectMany(section => Section(section, placed[section])),
            .. Record(consultation),
        ];
    }

    private static IEnumerable<string> Section(NoteSection section, IEnumerable<string> items)
    {
        yield return Markdown.Heading(section.ToString());
        var any = false;
        foreach (var item in items)
        {
            any = true;
            yield return item;
        }

        if (!any)
            yield return "- Not stated\n";
        yield return "\n";
    }

    private static IEnumerable<string> Record(Consultation consultation)
    {
        var entries = consultation.Evidence.All.Where(evidence => evidence.Subject?.StartsWith("record:", StringComparison.Ordinal) == true).ToList();
        if (entries.Count == 0)
            yield break;
        yield return Markdown.Heading("From the record");
        foreach (var entry in entries)
            yield return Markdown.Item(entry.Text, entry.Id);
    }
}
