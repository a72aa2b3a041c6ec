using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The evidence says what is done on each side of a bound ("75 or more: proceed. Below 75: a senior decides"), and the sentence tells of one side what
/// is done on the other, and nothing of what is done on its own.
/// </summary>
internal sealed class BandedActions(GuardPolicy policy)
{
    private const int LongestLabel = 24;
    private const int LongestBound = 10;
    private const int Beginning = 5;
    private const int LetterBits = 31;
    private const int BitsOfLetter = 5;
    private const uint OfBeginning = 0x8000_0000;
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");
    private readonly int _warning = policy.Group("warning_words");
    private readonly int _against = policy.Group("advising_against");
    private readonly Dictionary<Statement, List<Row>> _read = new(ReferenceEqualityComparer.Instance);

    public bool IsTurned(Statement sentence, IReadOnlyList<Fact> basis)
    {
        if (sentence.Text.Contains('?'))
            return false;
        foreach (var number in sentence.Numbers)
        {
            if (number.High is null && number.Second is null && sentence.Direction(number, _more, _less) is var side and not 0 && TakesOther(sentence, number, side, basis))
                return true;
        }

        return false;
    }

    private bool TakesOther(Statement sentence, TextNumber number, int side, IReadOnlyList<Fact> basis)
    {
        HashSet<uint> own = [], other = [], labels = [];
        bool hasOwn = false, hasOther = false;
        foreach (var fact in basis)
        {
            foreach (var row in Rows(fact.Statement))
            {
                labels.UnionWith(row.Label);
                if (row.Bound != number.Value || (row.Unit is not null && number.Unit is not null && row.Unit != number.Unit))
                    continue;
                (row.Side == side ? own : other).UnionWith(row.Action);
                (hasOwn, hasOther) = (hasOwn || row.Side == side, hasOther || row.Side != side);
            }
        }

        if (!hasOwn || !hasOther)
            return false;
        var said = Said(sentence, number);
        said.ExceptWith(labels);
        return said.Any(concept => other.Contains(concept) && !own.Contains(concept)) && !said.Any(concept => own.Contains(concept) && !other.Contains(concept));
    }

    /// <summary>What the clause of the bound says, with the clause that draws the conclusion; nothing where it denies or warns.</summary>
    private HashSet<uint> Said(Statement sentence, TextNumber number)
    {
        var said = new HashSet<uint>();
        for (var p = 0; p < sentence.Parts.Count; p++)
        {
            var part = sentence.Parts[p];
            if (!ReferenceEquals(sentence.PartAt(number.Start), part))
                continue;
            if (part.IsTemporal || part.OfDenial || !Affirms(sentence, part))
                return [];
            said.UnionWith(Words(sentence, part));
            if (p + 1 == sentence.Parts.Count || EndsStretch(sentence, sentence.Parts[p + 1].First))
                return part.IsConditional && p > 0 && Affirms(sentence, sentence.Parts[p - 1]) ? Words(sentence, sentence.Parts[p - 1]) : said;
            var next = sentence.Parts[p + 1];
            if (part.IsConditional || sentence.Hits.Tokens.Word(next.First) is "so" or "where")
            {
                if (!Affirms(sentence, next))
                    return [];
                said.UnionWith(Words(sentence, next));
            }

            return said;
        }

        return said;
    }

    /// <summary>"Given when it is above 1; under that, hold": what is done stands before the condition.</summary>
    private static bool EndsStretch(Statement sentence, int token) =>
        sentence.Text.AsSpan(sentence.Hits.Tokens[token - 1].End, sentence.Hits.Tokens[token].Start - sentence.Hits.Tokens[token - 1].End).Contains(';');

    private bool Affirms(Statement sentence, StatementPart part) =>
        part.Denied.Count == 0 && !part.AdvisesAgainst && Array.IndexOf(sentence.DeniedAt, true, part.First, part.End - part.First) < 0
        && sentence.Hits.Between(_warning, part.First, part.End - 1).IsEmpty && sentence.Hits.Between(_against, part.First, part.End - 1).IsEmpty;

    private List<Row> Rows(Statement fact)
    {
        if (_read.TryGetValue(fact, out var rows))
            return rows;
        _read[fact] = rows = [];
        foreach (var number in fact.Numbers)
        {
            var side = fact.Direction(number, _more, _less);
            if (number.Second is not null || (side == 0 && number.High is null) || Action(fact, number) is not var (label, action))
                continue;
            // "0.8 to 1.3" lies above the one and below the other.
            rows.Add(new Row(number.Value, number.Unit, number.High is null ? side : 1, label, action));
            if (number.High is { } high)
                rows.Add(new Row(high, number.Unit, -1, label, action));
        }

        return rows;
    }

    /// <summary>What stands behind the colon of a bound, or in the clauses beside "when it is 75 or more"; null where neither is there.</summary>
    private static (HashSet<uint> Label, HashSet<uint> Action)? Action(Statement fact, TextNumber number)
    {
        var text = fact.Text;
        var colon = text.IndexOf(':', number.End);
        if (colon >= 0 && colon - number.End <= LongestLabel && !text.AsSpan(number.End, colon - number.End).ContainsAny(",;"))
        {
            var start = number.Start == 0 ? 0 : text.LastIndexOfAny([';', ':'], number.Start - 1) + 1;
            return (Between(fact, start, colon), Between(fact, colon, EndOf(text, colon + 1)));
        }

        if (InStretch(fact, number) is { } found)
            return found;

        var part = fact.PartAt(number.Start);
        if (part is not { IsConditional: true })
            return null;
        var at = fact.Parts.ToList().FindIndex(other => ReferenceEquals(other, part));
        var beside = at > 0 ? fact.Parts[at - 1] : at + 1 < fact.Parts.Count ? fact.Parts[at + 1] : null;
        return beside is { IsConditional: false, Concepts.Count: > 0, Denied.Count: 0 } ? (Words(fact, part), Words(fact, beside)) : null;
    }

    /// <summary>"Score 3 or more, referral; below 3, photograph", "hydrate if below 30; no measures at 30 or above": between semicolons the bound stands at the head or at the end.</summary>
    private static (HashSet<uint> Label, HashSet<uint> Action)? InStretch(Statement fact, TextNumber number)
    {
        var text = fact.Text;
        var start = number.Start == 0 ? 0 : text.LastIndexOf(';', number.Start - 1) + 1;
        var end = text.IndexOf(';', number.End) is var next and >= 0 ? next : text.Length;
        var behind = text.AsSpan(number.End, end - number.End);
        if (behind.IndexOf(',') is var comma and >= 0 && comma <= LongestBound && number.Start - start <= LongestLabel)
            return (Between(fact, start, number.End + comma), Between(fact, number.End + comma, end));
        // "Below 0.8 withhold it and refer": the bound opens the stretch.
        if (number.Start - start <= LongestBound && behind.Length > LongestBound && !behind.Contains(','))
            return ([], Between(fact, number.End, end));
        // "… at 30 or above", the last words of the stretch.
        if (text.Contains(';') && behind.Trim().Length <= LongestBound && fact.PartAt(number.Start) is { IsConditional: false } && number.Start - start > LongestBound)
            return ([], Between(fact, start, number.Start));
        return null;
    }

    /// <summary>Where what is done ends: at a semicolon, or before the label of the next colon.</summary>
    private static int EndOf(string text, int from)
    {
        var end = text.IndexOf(';', from);
        end = end < 0 ? text.Length : end;
        var next = text.IndexOf(':', from);
        return next < 0 || next > end ? end : Math.Max(from, text.LastIndexOfAny([',', '.'], next, next - from));
    }

    /// <summary>What a stretch speaks of and does not deny.</summary>
    private static HashSet<uint> Between(Statement fact, int from, int to)
    {
        var concepts = new HashSet<uint>();
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            if (fact.ConceptAt[i] != 0 && !fact.DeniedAt[i] && fact.Hits.Tokens[i].Start >= from && fact.Hits.Tokens[i].End <= to)
                AddWord(fact, i, concepts);
        }

        return concepts;
    }

    private static HashSet<uint> Words(Statement statement, StatementPart part)
    {
        var words = new HashSet<uint>(part.Concepts);
        for (var i = part.First; i < part.End; i++)
        {
            if (part.Concepts.Contains(statement.ConceptAt[i]))
                AddWord(statement, i, words);
        }

        return words;
    }

    /// <summary>The concept, and the word's beginning: "angiography" and "angiogram" are one here.</summary>
    private static void AddWord(Statement statement, int token, HashSet<uint> words)
    {
        words.Add(statement.ConceptAt[token]);
        var word = statement.Hits.Tokens.Word(token);
        if (word.Length < Beginning)
            return;
        var code = OfBeginning;
        for (var i = 0; i < Beginning; i++)
            code |= (uint)(word[i] & LetterBits) << (BitsOfLetter * i);
        words.Add(code);
    }

    /// <summary>One side of a bound, the words of its label, and what is done there.</summary>
    private sealed record Row(decimal Bound, string? Unit, int Side, HashSet<uint> Label, HashSet<uint> Action);
}
