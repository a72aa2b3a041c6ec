using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A count with a noun between it and its period: "two doses in 24 hours" for "no more than two triptan doses in 24 hours", "11 days a month" for
/// "11 headache days/mo".
/// </summary>
internal static partial class CountedOfDay
{
    private static readonly string[] Words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Whether the doses in a period that the sentence counts are those that a fact counts, of the same medicine where both name one.</summary>
    public static bool Stands(Statement sentence, TextFrequency frequency, IEnumerable<Fact> facts, AnswerVocabulary vocabulary)
    {
        if (Doses().Match(sentence.Text, frequency.Start) is not { Success: true } told || told.Index != frequency.Start || Least().IsMatch(sentence.Text.AsSpan(0, frequency.Start)))
            return false;
        foreach (var fact in facts)
        {
            foreach (Match stated in Doses().Matches(fact.Statement.Text))
            {
                if (Number(stated.Groups["count"].ValueSpan) == Number(told.Groups["count"].ValueSpan) && HoursOf(stated) == HoursOf(told) && !Least().IsMatch(fact.Statement.Text.AsSpan(0, stated.Index)) && !AreOfTwo(sentence, fact.Statement, stated, vocabulary))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether question, record or cited evidence counts as many days of the same period, whatever is of them.</summary>
    public static bool AreDays(TextNumber number, decimal value, IEnumerable<Fact> facts)
    {
        if (number.Unit is not ("d/mo" or "d/wk") || number.High is not null)
            return false;
        return facts.Any(fact => Days().Matches(fact.Statement.Text).Any(days => Number(days.Groups["count"].ValueSpan) == value && days.Groups["period"].ValueSpan.StartsWith("m", StringComparison.OrdinalIgnoreCase) == (number.Unit == "d/mo")));
    }

    /// <summary>Whether the doses that the fact counts are of a medicine, and the sentence names only others.</summary>
    private static bool AreOfTwo(Statement sentence, Statement fact, Match stated, AnswerVocabulary vocabulary)
    {
        var counted = Medicines(fact, stated.Index, stated.Index + stated.Length, vocabulary);
        var named = Medicines(sentence, 0, sentence.Text.Length, vocabulary);
        return counted.Count > 0 && named.Count > 0 && !counted.Overlaps(named);
    }

    private static HashSet<uint> Medicines(Statement statement, int from, int to, AnswerVocabulary vocabulary)
    {
        var named = new HashSet<uint>();
        for (var i = 0; i < statement.ConceptAt.Length; i++)
        {
            if (statement.Hits.Tokens[i].Start >= from && statement.Hits.Tokens[i].End <= to && statement.ConceptAt[i] != 0 && vocabulary.IsMedicine(statement.Hits.Tokens.Word(i)))
                named.Add(statement.ConceptAt[i]);
        }

        return named;
    }

    private static int HoursOf(Match match) => match.Groups["hours"].Success ? int.Parse(match.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture) : 24;

    private static int Number(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < Words.Length; i++)
        {
            if (text.Equals(Words[i], StringComparison.OrdinalIgnoreCase))
                return i + 1;
        }

        return int.Parse(text, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\b(?<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[a-z-]+ )?doses(?: of (?:[a-z-]+ ){0,2}[a-z-]+)? (?:in|within|over) (?:(?:any|a|each) )?(?:(?<hours>12|24|48|72)[- ]?(?:hours?|h)\b|(?:one )?day\b)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Doses();

    [GeneratedRegex(@"\b(?<count>\d{1,2}) (?:[a-z-]+ ){0,2}days ?(?:/|a|per|each|every|in a) ?(?<period>months?|mo|weeks?|wk)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Days();

    /// <summary>"At least": a lower bound is no upper one.</summary>
    [GeneratedRegex(@"\b(?:at least|(?<!no |not )more than|a minimum of|over|or more)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Least();
}
