namespace ClinicalAssistant.Guardrails;

/// <summary>Which script a text is written in.</summary>
internal static class Script
{
    private const int Sample = 4000;

    /// <summary>Whether more letters belong to other scripts than to the Latin one.</summary>
    public static bool IsMostlyOther(string text)
    {
        var latin = 0;
        var other = 0;
        for (var i = 0; i < text.Length && i < Sample; i++)
        {
            var c = text[i];
            if (!char.IsLetter(c))
                continue;
            // Up to U+024F: Latin with its extensions; Greek letters stand in formulae.
            if (c <= '\u024f')
                latin++;
            else
                other++;
        }

        return other > 6 && other > latin;
    }
}
