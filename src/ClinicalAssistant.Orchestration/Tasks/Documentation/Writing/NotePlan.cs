using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Which statement stands in which section of a template, in clinical order; neighbouring denials are one line.</summary>
internal sealed record NotePlan(DocumentTemplate Template, SourceText Source, IReadOnlyList<Statement> Statements, IReadOnlyList<IReadOnlyList<NoteItem>> Sections) : PatientWords
{
    private const int MostDenials = 6;
    private const string Denies = "Denies ";

    /// <summary>Places the chosen statements.</summary>
    public static NotePlan Of(DocumentTemplate template, SourceText source, IReadOnlyList<Statement> all)
    {
        var placed = template.Sections.Select(_ => new List<(int Order, Statement Statement)>()).ToList();
        foreach (var statement in StatementChoice.Choose(all))
        {
            var (section, order) = Place(template, statement);
            if (section >= 0)
                placed[section].Add((order, statement));
        }

        return new NotePlan(template, source, all, [.. placed.Select(section => Lines(section.OrderBy(one => one.Order).Select(one => one.Statement)))]);
    }

    private static (int Section, int Order) Place(DocumentTemplate template, Statement statement)
    {
        var sections = template.Sections;
        for (var i = 0; i < sections.Count; i++)
        {
            if (sections[i].Draws is { } words && Regex.IsMatch(statement.Text, words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)))
                return (i, 0);
        }

        for (var i = 0; i < sections.Count; i++)
        {
            for (var k = 0; k < sections[i].Topics.Count; k++)
            {
                if (sections[i].Topics[k] == statement.Topic)
                    return (i, k + 1);
            }
        }

        return (-1, 0);
    }

    private static List<NoteItem> Lines(IEnumerable<Statement> statements)
    {
        var lines = new List<NoteItem>();
        var denials = 0;
        foreach (var statement in statements)
        {
            // "Denies a" and "Denies b" of the same section are "Denies a, b".
            if (IsDenial(statement.Text) && lines.Count > 0 && IsDenial(lines[^1].Text) && ++denials < MostDenials)
            {
                lines[^1] = new NoteItem(lines[^1].Text + "; denies " + statement.Text[Denies.Length..], [.. lines[^1].Utterances.Union(statement.Utterances)]);
                continue;
            }

            denials = 0;
            lines.Add(new NoteItem(statement.Text, statement.Utterances));
        }

        return lines;
    }

    private static bool IsDenial(string text) => text.StartsWith(Denies, StringComparison.Ordinal) && !text.Contains(';', StringComparison.Ordinal) | text.Contains("; denies ", StringComparison.Ordinal);
}
