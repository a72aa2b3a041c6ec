using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ClinicalAssistant.Guardrails;

/// <summary>Finds sentences that are written in Base64 or as hexadecimal bytes.</summary>
internal static class CodedText
{
    private const int ShortestCode = 16;
    private const int FewestBytes = 8;
    private const int OneStrangeIn = 20;
    private const int ScriptsWithoutSpaces = 0x2E80;

    /// <summary>The text with its Base64 parts decoded, or null where none decodes to plain text.</summary>
    public static string? Base64Of(string text)
    {
        StringBuilder? plain = null;
        var i = 0;
        var copied = 0;
        while (i < text.Length)
        {
            var start = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '+' or '/' or '='))
                i++;
            if (i - start >= ShortestCode && Decode(text.AsSpan(start, i - start)) is { } words)
            {
                plain ??= new StringBuilder(text.Length);
                plain.Append(text, copied, start - copied).Append(words);
                copied = i;
            }

            i++;
        }

        return plain?.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>What a run of hexadecimal bytes spells, or null where there is none.</summary>
    public static string? HexOf(string text)
    {
        var letters = new StringBuilder();
        var i = 0;
        while (i + 1 < text.Length)
        {
            if (char.IsAsciiHexDigit(text[i]) && char.IsAsciiHexDigit(text[i + 1]) && ((HexDigit(text[i]) << 4) | HexDigit(text[i + 1])) is >= 32 and < 127 and var letter)
            {
                letters.Append((char)letter);
                i += 2;
                while (i < text.Length && text[i] is ' ' or ',' or ':' or '\\' or 'x')
                    i++;
                continue;
            }

            if (IsSpoken(letters))
                break;
            if (letters.Length > 0)
                letters.Clear();
            i++;
        }

        return IsSpoken(letters) ? letters.ToString() : null;
    }

    private static int HexDigit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static bool IsSpoken(StringBuilder letters)
    {
        if (letters.Length < FewestBytes)
            return false;
        var alphabetic = 0;
        foreach (var chunk in letters.GetChunks())
        {
            foreach (var letter in chunk.Span)
                alphabetic += char.IsAsciiLetter(letter) || letter == ' ' ? 1 : 0;
        }

        return alphabetic * 10 >= letters.Length * 9;
    }

    private static string? Decode(ReadOnlySpan<char> run)
    {
        var code = run[..(run.Length - (run.Length % 4))];
        if (!Base64.IsValid(code))
            return null;
        return Printable(Convert.FromBase64String(code.ToString()));
    }

    // UTF-8. A stray byte that is no letter does not hide the rest; an image or a key has many.
    private static string? Printable(ReadOnlySpan<byte> bytes)
    {
        var plain = new StringBuilder(bytes.Length);
        var (all, strange, parted) = (0, 0, false);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var read);
            // The last letter of a code that was cut off.
            if (status == OperationStatus.NeedMoreData && all > 0)
                break;
            bytes = bytes[read..];
            all++;
            if (status != OperationStatus.Done || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')))
            {
                strange++;
                continue;
            }

            parted |= Rune.IsWhiteSpace(rune) || rune.Value >= ScriptsWithoutSpaces;
            plain.Append(rune.ToString());
        }

        return parted && strange <= all / OneStrangeIn ? plain.ToString() : null;
    }
}
