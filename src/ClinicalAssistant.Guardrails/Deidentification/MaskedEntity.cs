using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>One person, number or place behind a placeholder, in all forms in which it was met.</summary>
internal sealed class MaskedEntity(IdentifierType type, int number, HashSet<string> parts)
{
    public IdentifierType Type { get; } = type;

    public int Number { get; } = number;

    public int Forms { get; set; }

    /// <summary>What is compared: the words of a name; the letters and digits of anything else; the day of a date.</summary>
    public static HashSet<string> PartsOf(IdentifierType type, string value)
    {
        var folded = WordFolding.Fold(value);
        if (type == IdentifierType.Name)
        {
            var words = folded.Split([' ', '.', ',', '^', '-', '\n', '\r', '\t', '"', '\u00a0'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1).ToHashSet(StringComparer.Ordinal);
            if (words.Count > 0)
                return words;
        }

        if (type == IdentifierType.Date && DateReading.Read(value) is { Day: { } day })
            return [day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)];
        return [string.Concat(folded.Where(char.IsLetterOrDigit))];
    }

    /// <summary>Whether a value is this entity: a name, where one holds all words of the other.</summary>
    public bool Accepts(HashSet<string> other)
    {
        if (Type != IdentifierType.Name)
            return parts.SetEquals(other);
        if (!other.IsSubsetOf(parts) && !parts.IsSubsetOf(other))
            return false;
        parts.UnionWith(other);
        return true;
    }
}
