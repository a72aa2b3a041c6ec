using System.Buffers;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>One person, number or place behind a placeholder, in all forms in which it was met.</summary>
internal sealed class MaskedEntity(IdentifierType type, int number, List<string> parts)
{
    private const int Longest = 128;
    private static readonly SearchValues<char> Joints = SearchValues.Create(" .,^-\n\r\t\"\u00a0");

    public IdentifierType Type { get; } = type;

    public int Number { get; } = number;

    public int Forms { get; set; }

    /// <summary>What is compared: the words of a name; the letters and digits of anything else; the day of a date.</summary>
    public static List<string> PartsOf(IdentifierType type, string value)
    {
        var folded = WordFolding.Fold(value);
        if (type == IdentifierType.Name)
        {
            var words = new List<string>();
            foreach (var range in folded.AsSpan().SplitAny(Joints))
            {
                var word = folded.AsSpan(range);
                if (word.Length > 1 && !Has(words, word))
                    words.Add(word.Length == folded.Length ? folded : word.ToString());
            }

            if (words.Count > 0)
                return words;
        }

        if (type == IdentifierType.Date && DateReading.Read(value) is { Day: { } day })
            return [day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)];
        return [Compact(folded)];
    }

    /// <summary>Whether a value is this entity: a name, where one holds all words of the other.</summary>
    public bool Accepts(List<string> other)
    {
        if (Type != IdentifierType.Name)
            return parts[0] == other[0];
        if (!IsPartOf(other, parts) && !IsPartOf(parts, other))
            return false;
        foreach (var word in other)
        {
            if (!Has(parts, word))
                parts.Add(word);
        }

        return true;
    }

    private static bool IsPartOf(List<string> words, List<string> others)
    {
        foreach (var word in words)
        {
            if (!Has(others, word))
                return false;
        }

        return true;
    }

    private static bool Has(List<string> words, ReadOnlySpan<char> word)
    {
        foreach (var one in words)
        {
            if (word.SequenceEqual(one))
                return true;
        }

        return false;
    }

    private static string Compact(string folded)
    {
        Span<char> compact = folded.Length <= Longest ? stackalloc char[Longest] : new char[folded.Length];
        var length = 0;
        foreach (var c in folded)
        {
            if (char.IsLetterOrDigit(c))
                compact[length++] = c;
        }

        return length == folded.Length ? folded : compact[..length].ToString();
    }
}
