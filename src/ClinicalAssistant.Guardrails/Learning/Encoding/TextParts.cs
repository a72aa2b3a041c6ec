namespace ClinicalAssistant.Guardrails;

/// <summary>Cuts a long text into parts, of whole sentences where they are not too long themselves, that the encoder can read as a whole.</summary>
internal static class TextParts
{
    private const int Longest = 360;
    private const int Shortest = 60;

    public static IReadOnlyList<string> Of(string text)
    {
        var parts = new List<string>();
        var start = 0;
        var end = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '!' or '?' || (text[i] == '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))))
                end = i + 1;
            if (i + 1 - start < Longest)
                continue;
            var to = end - start >= Shortest ? end : i + 1;
            parts.Add(text[start..to]);
            start = to;
        }

        if (start < text.Length || parts.Count == 0)
            parts.Add(text[start..]);
        return parts;
    }
}
