namespace ClinicalAssistant.Knowledge;

/// <summary>Term ids in their short form (<c>HP:0001166</c>).</summary>
internal static class TermIds
{
    private const string Purl = "http://purl.obolibrary.org/obo/";

    /// <summary>The short form of an address or id, or null where it is no id.</summary>
    public static string? Short(string id)
    {
        if (id.StartsWith(Purl, StringComparison.Ordinal))
            id = id[Purl.Length..];
        var separator = id.AsSpan().IndexOfAny('_', ':');
        if (separator < 1 || separator == id.Length - 1 || id.AsSpan(separator + 1).ContainsAnyExceptInRange('0', '9'))
            return null;
        foreach (var c in id.AsSpan(0, separator))
        {
            if (!char.IsAsciiLetter(c))
                return null;
        }

        return id[separator] == ':' ? id : string.Concat(id.AsSpan(0, separator), ":", id.AsSpan(separator + 1));
    }

    /// <summary>The letters before the colon.</summary>
    public static string Prefix(string id) => id[..id.IndexOf(':', StringComparison.Ordinal)];
}
