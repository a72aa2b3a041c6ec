namespace ClinicalAssistant.Guardrails;

/// <summary>Values of JSON that are codes by their key (<c>status</c>, <c>code</c>, <c>unit</c> …), as far as they look like one: one short word, not somebody's own words or numbers.</summary>
internal static class JsonCode
{
    private const int LongestCode = 32;
    private const int LongestAddress = 120;
    private const int MostDigits = 3;
    private const int MostDigitsOfCode = 6;
    private const int MostPlainDigits = 5;

    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "system", "code", "unit", "resourceType", "use", "status", "gender", "profile", "state", "country", "prefix", "suffix", "rank", "intent", "versionId", "comparator", "language", "type", "mode", "class",
    };

    /// <summary>Whether values under the key are codes.</summary>
    public static bool IsKey(string key) => Keys.Contains(key);

    /// <summary>Whether the value looks like a code.</summary>
    /// <param name="key">The key it stands under.</param>
    /// <param name="value">The value.</param>
    /// <param name="hasSystem">Whether the object names the system of its code.</param>
    public static bool Is(string key, ReadOnlySpan<char> value, bool hasSystem)
    {
        if (key is "system" or "profile" && value.Length <= LongestAddress && (value.StartsWith("http", StringComparison.Ordinal) || value.StartsWith("urn:", StringComparison.Ordinal)))
            return !value.ContainsAny(" \t\n@");
        if (value.Length > LongestCode)
            return false;
        var digits = 0;
        foreach (var c in value)
        {
            if (char.IsWhiteSpace(c) || c is '@' or ',' or ';' or '\\')
                return false;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return key != "code" ? digits <= MostDigits : hasSystem || (digits == value.Length ? digits <= MostPlainDigits || Checksums.IsSnomed(value) : digits <= MostDigitsOfCode);
    }
}
