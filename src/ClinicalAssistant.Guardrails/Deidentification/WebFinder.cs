using System.Buffers;
using System.Collections.Frozen;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>E-mail, web and network addresses.</summary>
internal static class WebFinder
{
    private static readonly SearchValues<char> Hints = SearchValues.Create("@:.");
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \t\r\n<>\"'()[]{}|,;\u00a0");

    // Addresses of standards that codes are written with; they point at nobody.
    private static readonly string[] Standards = ["loinc.org", "snomed.info", "hl7.org", "terminology.hl7.org", "unitsofmeasure.org", "nlm.nih.gov", "who.int", "w3.org", "nice.org.uk", "cdc.gov", "fda.gov", "doi.org", "nhs.uk", "nucc.org"];

    // Endings of files that hold a person's picture, voice or template.
    private const int LongestEnding = 5;
    private static readonly FrozenSet<string> Pictures = "jpg jpeg jpe jfif jp2 png gif bmp tif tiff webp heic heif nef cr2 dng dcm nii mp4 m4v mov avi mkv webm 3gp wav mp3 m4a aac ogg opus flac amr wma stl obj wsq nist an2 eft fmr fir".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Domains =
        ["com", "org", "net", "edu", "gov", "mil", "info", "io", "co", "uk", "us", "ca", "au", "nz", "ie", "de", "fr", "es", "it", "nl", "be", "ch", "at", "se", "no", "dk", "fi", "pl", "cz", "hu", "pt", "br", "mx", "in", "za", "ng", "ke", "jp", "cn", "kr", "ru", "ua", "eu", "biz", "health", "clinic", "care", "example", "test", "app", "dev", "me", "tv", "local", "int", "online", "site"];

    public static void Find(Note note)
    {
        var text = note.Text;
        var at = 0;
        while (at < text.Length)
        {
            var hint = text.AsSpan(at).IndexOfAny(Hints);
            if (hint < 0)
                return;
            hint += at;
            at = text[hint] switch
            {
                '@' => Email(note, hint),
                ':' => text.AsSpan(hint).StartsWith("://", StringComparison.Ordinal) ? Url(note, hint) : Colons(note, hint),
                _ => Dotted(note, hint),
            };
        }
    }

    private static int Email(Note note, int sign)
    {
        var text = note.Text;
        var start = sign;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '%' or '+' or '-'))
            start--;
        var end = sign + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '.' or '-' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))))
            end++;
        while (start < sign && text[start] == '.')
            start++;
        return start < sign && end > sign + 3 ? Take(note, IdentifierType.Email, start, end) : sign + 1;
    }

    private static int Url(Note note, int colon)
    {
        var text = note.Text;
        var start = colon;
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
            start--;
        var end = AddressEnd(text, colon + 3);
        if (start == colon || end == colon + 3)
            return colon + 1;
        var host = text.AsSpan(colon + 3, end - colon - 3);
        host = host[..(host.IndexOfAny('/', '?') is >= 0 and var slash ? slash : host.Length)];
        if (IsStandard(host))
        {
            note.Protect(note.TokenAt(start), note.TokenAt(end));
            return end;
        }

        return Take(note, IdentifierType.Url, start, end);
    }

    private static int Dotted(Note note, int dot)
    {
        var text = note.Text;
        if (dot == 0 || dot + 1 >= text.Length || !char.IsLetterOrDigit(text[dot - 1]) || !char.IsLetterOrDigit(text[dot + 1]))
            return dot + 1;
        var start = dot;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '-'))
            start--;
        var end = dot;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '.' or '-' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))))
            end++;
        if (end < text.Length && text[end] == '@')
            return end;
        if (IsPicture(text.AsSpan(start, end - start)))
        {
            while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
                start--;
            return Take(note, IdentifierType.Biometric, start, end);
        }

        var word = text.AsSpan(start, end - start);
        if (IsIp4(word))
            return Take(note, IdentifierType.Ip, start, end);
        var domain = word[(word.LastIndexOf('.') + 1)..];
        var www = word.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        if ((!www && !IsDomain(domain)) || char.IsAsciiDigit(word[0]) || IsStandard(word))
            return end;
        // A missing space after a sentence ("stable.No") is no address; an address is written small or begins with www.
        if (!www && (HasUpper(domain) || (HasUpper(word) && word.Count('.') == 1) || word.IndexOf('.') < 2))
            return end;
        return Take(note, IdentifierType.Url, start, end < text.Length && text[end] == '/' ? AddressEnd(text, end) : end);
    }

    // Photographs, scans, recordings and templates by the name of their file.
    private static bool IsPicture(ReadOnlySpan<char> word)
    {
        Span<char> ending = stackalloc char[LongestEnding];
        var at = word.LastIndexOf('.') + 1;
        return word.Length - at <= LongestEnding && word[at..].ToLowerInvariant(ending) is var length && Pictures.GetAlternateLookup<ReadOnlySpan<char>>().Contains(ending[..length]);
    }

    private static bool HasUpper(ReadOnlySpan<char> word) => word.IndexOfAnyInRange('A', 'Z') >= 0;

    private static int Colons(Note note, int colon)
    {
        // IPv6 and hardware addresses: groups of hexadecimal digits.
        var text = note.Text;
        var start = colon;
        while (start > 0 && char.IsAsciiHexDigit(text[start - 1]))
            start--;
        var end = colon;
        while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] == ':'))
            end++;
        if (end > 0 && text[end - 1] == ':' && !text.AsSpan(start, end - start).EndsWith("::", StringComparison.Ordinal))
            end--;
        var word = text.AsSpan(start, Math.Max(end - start, 0));
        var colons = word.Count(':');
        if (colons == 5 && word.Length == 17)
            return Take(note, IdentifierType.Device, start, end);
        var hex = word.IndexOfAnyInRange('a', 'f') >= 0 || word.IndexOfAnyInRange('A', 'F') >= 0;
        if (colons is >= 3 and <= 7 && (colons == 7 || word.Contains("::", StringComparison.Ordinal)) && (hex || word.Length > 11) && System.Net.IPAddress.TryParse(word, out _))
            return Take(note, IdentifierType.Ip, start, end);
        return colon + 1;
    }

    private static bool IsIp4(ReadOnlySpan<char> word)
    {
        var parts = 0;
        foreach (var range in word.Split('.'))
        {
            var part = word[range];
            if (part.Length is 0 or > 3 || part.ContainsAnyExceptInRange('0', '9') || (part.Length == 3 && part.CompareTo("255", StringComparison.Ordinal) > 0))
                return false;
            parts++;
        }

        return parts == 4;
    }

    private static bool IsStandard(ReadOnlySpan<char> host)
    {
        foreach (var standard in Standards)
        {
            if (host.EndsWith(standard, StringComparison.OrdinalIgnoreCase) && (host.Length == standard.Length || host[^(standard.Length + 1)] == '.'))
                return true;
        }

        return false;
    }

    private static int AddressEnd(string text, int from)
    {
        var length = text.AsSpan(from).IndexOfAny(AddressEnds);
        var end = length < 0 ? text.Length : from + length;
        while (end > from && text[end - 1] is '.' or ':' or '!' or '?' or '*')
            end--;
        return end;
    }

    private static int Take(Note note, IdentifierType type, int start, int end)
    {
        note.Take(type, note.TokenAt(start), note.TokenAt(end));
        return end;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        foreach (var known in Domains)
        {
            if (domain.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
