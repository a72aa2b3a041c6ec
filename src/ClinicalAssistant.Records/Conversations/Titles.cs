namespace ClinicalAssistant.Records;

/// <summary>A conversation's title: the first words of its first question, on one line.</summary>
internal static class Titles
{
    private const int Longest = 60;

    public static string Of(string text)
    {
        var words = text[..Math.Min(text.Length, Longest * 4)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var title = string.Join(' ', words);
        if (title.Length <= Longest)
            return title;
        var cut = title.LastIndexOf(' ', Longest - 1);
        cut = cut < Longest / 2 ? Longest - 1 : cut;
        return title[..(char.IsHighSurrogate(title[cut - 1]) ? cut - 1 : cut)] + "…";
    }
}
