using System.Text;

namespace ClinicalAssistant.Records;

/// <summary>
/// How words are put into the database and taken out: as they are, or encrypted by what the host supplies. What was written before encryption was turned on stays readable.
/// </summary>
public sealed class TextProtection
{
    private const string Encrypted = "\u001Edp1:";
    private const string Plain = "\u001Eplain:";

    private readonly Func<string, string>? _protect;
    private readonly Func<string, string>? _unprotect;

    /// <summary>Encrypts with the first, decrypts with the second.</summary>
    public TextProtection(Func<string, string> protect, Func<string, string> unprotect) => (_protect, _unprotect) = (protect, unprotect);

    private TextProtection()
    {
    }

    /// <summary>Words stand as they are.</summary>
    public static TextProtection None { get; } = new();

    /// <summary>Whether words are encrypted.</summary>
    public bool IsOn => _protect is not null;

    internal string? Write(string? words)
    {
        if (words is null)
            return null;
        var clean = Storable(words);
        return _protect is not null ? Encrypted + _protect(clean) : clean.StartsWith('\u001E') ? Plain + clean : clean;
    }

    internal string? Read(string? stored) => stored switch
    {
        null => null,
        _ when !stored.StartsWith('\u001E') => stored,
        _ when stored.StartsWith(Plain, StringComparison.Ordinal) => stored[Plain.Length..],
        _ when _unprotect is not null => _unprotect(stored[Encrypted.Length..]),
        _ => throw new Core.RecordUnavailableException("The record holds encrypted text and this program has no key for it: set Records:EncryptText and Records:KeyFolder as they were."),
    };

    /// <summary>PostgreSQL takes neither NUL nor half a surrogate pair; both become the replacement character.</summary>
    internal static string Storable(string words)
    {
        if (!words.Contains('\0', StringComparison.Ordinal) && !words.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return words;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(words)).Replace('\0', '\uFFFD');
    }
}
