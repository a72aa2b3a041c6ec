using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>An abstract that a search found.</summary>
/// <param name="Record">The abstract.</param>
/// <param name="IsOld">Whether it is older than the site counts as current.</param>
internal sealed record FoundArticle(PassageRecord Record, bool IsOld) : PatientWords
{
    /// <summary>A row of the table of evidence: title, design, size, year, standing.</summary>
    public string Row
    {
        get
        {
            var parts = new List<string> { Record.Study ?? "design not stated" };
            if (AbstractReading.Participants(Record.Text) is { } participants)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{participants} participants"));
            if (Record.Source?.Year is { } year)
                parts.Add(year.ToString(CultureInfo.InvariantCulture));
            if (Record.Mark is { } mark)
                parts.Add(mark.ToUpperInvariant());
            return $"{Record.Title.TrimEnd('.')} ({string.Join("; ", parts)})";
        }
    }

    /// <summary>The row with its marks and the abstract's words.</summary>
    public string Text => $"{Row}. {(Record.Mark is { } mark ? $"({mark}) " : "")}{(IsOld ? "(old) " : "")}{Record.Text}";

    /// <summary>Puts it under the answer; gives the number.</summary>
    public string AddTo(EvidenceList evidence) => evidence.Add(EvidenceKind.Passage, Text, Origin.Published, Record.Source, $"article:{Record.Id}");
}
