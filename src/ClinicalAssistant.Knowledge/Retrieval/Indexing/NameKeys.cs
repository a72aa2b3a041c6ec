namespace ClinicalAssistant.Knowledge;

/// <summary>
/// A name as search compares it: its stems in alphabetical order, stop words left out, so that "cancer of the lung" is "lung cancer". What stands in brackets is a name
/// of its own, and generic words ("disease") may be left out.
/// </summary>
internal static class NameKeys
{
    /// <summary>Names longer than this are headings.</summary>
    public const int MostWords = 7;

    private const int ShortestLone = 4;
    private const int FewestInitials = 3;
    private const int MostInitials = 5;

    public static IEnumerable<string> Of(string name)
    {
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        var end = bracket < 0 ? -1 : name.IndexOf(')', bracket);
        string[] forms = end > bracket && bracket >= 0 ? [name, name[..bracket] + name[(end + 1)..], name[(bracket + 1)..end]] : [name];
        foreach (var form in forms)
        {
            var words = PassageAnalyzer.Read(form).Where(token => !QueryContent.IsStop(token.Word)).ToList();
            if (words.Count is 0 or > MostWords)
                continue;
            yield return Key(words.Select(word => word.Stem));
            var telling = words.Where(word => !QueryContent.IsGeneric(word.Word)).ToList();
            if (telling.Count > 0 && telling.Count < words.Count && (telling.Count > 1 || telling[0].Word.Length >= ShortestLone))
                yield return Key(telling.Select(word => word.Stem));
        }
    }

    /// <summary>The initials of a name of three to five words, as people abbreviate it; null for others.</summary>
    public static string? Initials(string name)
    {
        var words = PassageAnalyzer.Read(name).Where(token => !QueryContent.IsStop(token.Word)).ToList();
        return words.Count is >= FewestInitials and <= MostInitials ? string.Concat(words.Select(word => word.Word[0])) : null;
    }

    public static string Key(IEnumerable<string> stems) => string.Join(' ', stems.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
