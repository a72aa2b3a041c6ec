using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Of when an evidence is: the newest date in the name under which it was handed over, else in its text.</summary>
internal static class EvidenceDates
{
    /// <summary>Of when a sentence of the evidence is: the newest date of its own, else the evidence's; null where none is stated.</summary>
    public static TextDate? Of(Fact fact, FactBase facts) => Newest(fact.Statement.Dates) ?? (fact.EvidenceId is { } id ? Of(id, facts) : null);

    /// <summary>The newest of several pieces of evidence; null where one of them states no date.</summary>
    public static TextDate? Newest(IReadOnlyList<string> cited, FactBase facts)
    {
        TextDate? newest = null;
        foreach (var id in cited)
        {
            if (Of(id, facts) is not { } date)
                return null;
            newest = newest is { } other && Compare(other, date) is > 0 ? newest : date;
        }

        return newest;
    }

    /// <summary>Below 0 where the first is earlier, above 0 where it is later, 0 where they are equal as far as both say; null where they cannot be compared.</summary>
    public static int? Compare(TextDate? first, TextDate? second)
    {
        if (first is not { } one || second is not { } other || one.Year == 0 != (other.Year == 0))
            return null;
        if (one.Year != other.Year)
            return one.Year.CompareTo(other.Year);
        if (one.Month == 0 || other.Month == 0 || one.Month != other.Month)
            return one.Month == 0 || other.Month == 0 ? 0 : one.Month.CompareTo(other.Month);
        return one.Day == 0 || other.Day == 0 ? 0 : one.Day.CompareTo(other.Day);
    }

    private static TextDate? Of(string id, FactBase facts) =>
        Newest(facts.LabelDates(id)) ?? Newest(facts.Facts.Where(fact => fact.EvidenceId == id).SelectMany(static fact => fact.Statement.Dates));

    private static TextDate? Newest(IEnumerable<TextDate> dates)
    {
        TextDate? newest = null;
        foreach (var date in dates)
        {
            if (date.Minute < 0 && (newest is not { } other || Compare(date, other) is > 0))
                newest = date;
        }

        return newest;
    }
}
