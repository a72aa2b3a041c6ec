using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Chooses what a note holds: small talk is left out unless it states a fact, and what is said twice stands once.</summary>
internal static partial class StatementChoice
{
    private const double SmallTalk = 0.45;
    private const double SureSmallTalk = 0.9;
    private const double Overlap = 0.8;

    /// <summary>The statements kept, in the same order.</summary>
    public static IReadOnlyList<Statement> Choose(IReadOnlyList<Statement> statements)
    {
        var kept = new List<(Statement Statement, HashSet<string> Words)>();
        foreach (var statement in statements.Where(Belongs))
        {
            var words = Word().Matches(statement.Text).Select(match => match.Value.ToLowerInvariant()).ToHashSet();
            var same = kept.FindIndex(other => Covers(other.Words, words) || Covers(words, other.Words));
            if (same < 0)
            {
                kept.Add((statement, words));
            }
            else if (words.Count > kept[same].Words.Count)
            {
                // The fuller wording stays, at the place of the first.
                kept[same] = (statement with { Utterances = [.. kept[same].Statement.Utterances.Union(statement.Utterances).Order()] }, words);
            }
        }

        return [.. kept.Select(one => one.Statement)];
    }

    private static bool Belongs(Statement statement)
    {
        var telling = statement.Facts.Any(fact => fact.Kind is FactKind.Medication or FactKind.Allergy or FactKind.Measurement || (fact.Kind == FactKind.Number && fact.Amounts.Any(amount => amount.Unit is not null)));
        if (telling || statement.Turns[^1].Speaker == UtteranceSpeaker.Author)
            return true;
        if (statement.Facts.Count > 0)
            return statement.Chatter < SureSmallTalk;
        return statement.Chatter < SmallTalk && (statement.Text.Count(c => c == ' ') >= 2 || statement.Utterances.Count > 1);
    }

    /// <summary>Whether one wording says what another says: nearly all its words, and no number, side or negation less.</summary>
    private static bool Covers(HashSet<string> whole, HashSet<string> part) =>
        part.Count > 2 && whole.Count >= part.Count && part.Count(whole.Contains) >= Overlap * part.Count && !part.Any(word => !whole.Contains(word) && Decisive().IsMatch(word)) && !whole.Any(word => !part.Contains(word) && Negation().IsMatch(word));

    [GeneratedRegex(@"[A-Za-z]+|\d+(?:\.\d+)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(\d.*|left|right|both|bilateral|no|not|never|denies|without|none|mother|father|brother|sister|son|daughter)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Decisive();

    [GeneratedRegex(@"^(no|not|never|denies|without|none|stop|stopped)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Negation();
}
