using System.Buffers;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What a number is said of: the words of its clause before it, or those that it binds behind it.</summary>
internal static class NumberMatter
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:.([");

    /// <summary>What a number is said of in its clause: "5 mg of prednisolone" binds forwards, else what stands between the number before and this one.</summary>
    public static HashSet<uint> Around(Statement statement, TextNumber number)
    {
        if (statement.PartAt(number.Start) is not { } part)
            return [];
        var tokens = statement.Hits.Tokens;
        int from = tokens[part.First].Start, to = tokens[part.End - 1].End;
        // "solids until 6 hours": the matter stands before the clause that tells the time.
        for (var p = 1; part.IsTemporal && p < statement.Parts.Count; p++)
        {
            if (ReferenceEquals(statement.Parts[p], part))
                from = tokens[statement.Parts[p - 1].First].Start;
        }

        foreach (var other in statement.Numbers)
        {
            if (other.End <= number.Start && other.End > from)
                from = other.End;
            if (other.Start >= number.End && other.Start < to)
                to = other.Start;
        }

        var forwards = statement.Text.AsSpan(number.End).TrimStart().StartsWith("of ", StringComparison.Ordinal) && number.Unit is { } unit && !NumberReader.SameDimension(unit, "h");
        return forwards ? Between(statement, number.End, to) : Between(statement, from, number.Start);
    }

    /// <summary>"under 30 % on the left": what the words right behind a number say it is of.</summary>
    public static HashSet<uint> Behind(Statement statement, TextNumber number)
    {
        var rest = statement.Text.AsSpan(number.End);
        if (!(rest.StartsWith(" on ", StringComparison.Ordinal) || rest.StartsWith(" in ", StringComparison.Ordinal) || rest.StartsWith(" for ", StringComparison.Ordinal) || rest.StartsWith(" of ", StringComparison.Ordinal)))
            return [];
        var end = rest.IndexOfAny(ClauseEnds);
        var and = rest.IndexOf(" and ", StringComparison.Ordinal);
        end = and >= 0 && (end < 0 || and < end) ? and : end;
        return Between(statement, number.End, end < 0 ? statement.Text.Length : number.End + end);
    }

    /// <summary>"within 72 hours, ideally within 24 hours": a clause that only varies the one before.</summary>
    public static bool FollowsComma(Statement statement, TextNumber number)
    {
        if (statement.PartAt(number.Start) is not { } part || part.First == 0)
            return false;
        var tokens = statement.Hits.Tokens;
        return statement.Text.AsSpan(tokens[part.First - 1].End, tokens[part.First].Start - tokens[part.First - 1].End).Trim() is "," or "(";
    }

    private static HashSet<uint> Between(Statement statement, int from, int to)
    {
        var concepts = new HashSet<uint>();
        var tokens = statement.Hits.Tokens;
        for (var i = 0; i < tokens.Count && tokens[i].Start < to; i++)
        {
            if (tokens[i].Start >= from && statement.ConceptAt[i] != 0)
                concepts.Add(statement.ConceptAt[i]);
        }

        return concepts;
    }
}
