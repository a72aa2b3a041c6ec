using System.Buffers;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Two clauses that have exchanged a part of what they say: the evidence says "one shock: ring the clinic; two or more: call an ambulance", the sentence "one
/// shock: call an ambulance; two or more: ring the clinic". Only where both clauses of the sentence mix words of both clauses of the evidence that the
/// other does not hold.
/// </summary>
internal static class CrossedClauses
{
    private const int MostClauses = 8;
    private static readonly SearchValues<char> Coarse = SearchValues.Create(";\n");

    public static bool IsCrossed(Statement sentence, IReadOnlyList<Fact> basis)
    {
        foreach (var cuts in (ReadOnlySpan<bool>)[false, true])
        {
            var mine = Clauses(sentence, cuts);
            if (mine.Count is < 2 or > 3)
                continue;
            for (var i = 0; i < basis.Count; i++)
            {
                var theirs = Clauses(basis[i].Statement, cuts);
                // "Raised gap: … . Normal gap: …": sentences of one piece of evidence stand side by side as clauses do.
                for (var next = i + 1; !cuts && next < basis.Count && basis[next].EvidenceId == basis[i].EvidenceId; next++)
                    theirs.AddRange(Clauses(basis[next].Statement, cuts));
                if (theirs.Count is >= 2 and <= MostClauses && AreCrossed(mine, theirs))
                    return true;
            }
        }

        return false;
    }

    private static bool AreCrossed(List<HashSet<uint>> mine, List<HashSet<uint>> theirs)
    {
        for (var m = 1; m < mine.Count; m++)
        {
            var (first, second) = (Only(mine[m - 1], mine[m]), Only(mine[m], mine[m - 1]));
            for (var a = 1; a < theirs.Count; a++)
            {
                var (one, other) = (Only(theirs[a - 1], theirs[a]), Only(theirs[a], theirs[a - 1]));
                // Clauses that say the same of two things are about as long.
                if (Math.Max(one.Count, other.Count) <= Math.Min(one.Count, other.Count) * 2 && first.Overlaps(one) && first.Overlaps(other) && second.Overlaps(one) && second.Overlaps(other))
                    return true;
            }
        }

        return false;
    }

    private static HashSet<uint> Only(HashSet<uint> one, HashSet<uint> other)
    {
        var only = new HashSet<uint>(one);
        only.ExceptWith(other);
        return only;
    }

    /// <summary>The words of each clause; "while", "otherwise" and a semicolon divide, and where the cut is fine "and" and a comma too, between what says something.</summary>
    private static List<HashSet<uint>> Clauses(Statement statement, bool fine)
    {
        var tokens = statement.Hits.Tokens;
        var clauses = new List<HashSet<uint>>();
        var current = new HashSet<uint>();
        var says = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && (Divides(tokens, i) || (fine && says && IsPause(tokens, i))))
                Close(fine && !says);
            says |= IsSaying(tokens.Word(i));
            if (statement.ConceptAt[i] != 0)
                current.Add(statement.ConceptAt[i]);
            else if (char.IsAsciiDigit(tokens.Word(i)[0]))
                current.Add(Figure(tokens.Word(i)));
        }

        Close(fine && !says);
        return clauses;

        // "Soap and water": what says nothing by itself belongs to the clause before.
        void Close(bool belongsBefore)
        {
            if (belongsBefore && clauses.Count > 0)
                clauses[^1].UnionWith(current);
            else if (current.Count > 0)
                clauses.Add(current);
            (current, says) = ([], false);
        }
    }

    private static bool Divides(Tokens tokens, int i) =>
        tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).ContainsAny(Coarse) || tokens.Word(i) is "while" or "whereas" or "whilst"
        || (tokens.Word(i) is "otherwise" && tokens.Word(i - 1) is not ("proven" or "shown" or "stated" or "proved"));

    private static bool IsPause(Tokens tokens, int i) =>
        tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).Contains(',') || tokens.Word(i) is "and";

    private static bool IsSaying(ReadOnlySpan<char> word) =>
        word is "is" or "are" or "was" or "were" or "has" or "have" or "be" or "calls" or "needs" or "gets" or "means" or "from" || char.IsAsciiDigit(word[0]) || (word.Length > 4 && word.EndsWith("ed"));

    private static uint Figure(ReadOnlySpan<char> digits)
    {
        var hash = 17u;
        foreach (var digit in digits)
            hash = unchecked((hash * 31) + digit);
        return hash | 0xC000_0000u;
    }
}
