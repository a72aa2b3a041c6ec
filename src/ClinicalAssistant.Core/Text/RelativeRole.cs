namespace ClinicalAssistant.Core;

/// <summary>What a relative does in a sentence: bear the history told, or tell the patient's.</summary>
internal static class RelativeRole
{
    public const int None = 0;

    /// <summary>What follows is said of the relative ("mother had MI").</summary>
    public const int Subject = 1;

    /// <summary>What precedes is said of the relative ("MI in his father").</summary>
    public const int Bearer = 2;

    private static readonly HashSet<string> Skipped = Words("his her my the a an their our both patient's pt's older younger elder maternal paternal twin identical biological");

    private static readonly HashSet<string> Tellers = Words("by per with from to for accompanied than of via at");

    private static readonly HashSet<string> Telling = Words(
        "says said reports reported notes noted notices noticed states stated describes described thinks found finds brings brought denies denied worried concerned told tells called calls gives gave claims observes observed "
        + "witnessed saw sees explains mentions mentioned believes adds added recalls confirms confirmed heard hears wants asks asked feels reveals complains worries finding reporting saying noticing");

    private static readonly HashSet<string> Past = Words("had died was did suffered developed passed got");

    private static readonly HashSet<string> Children = Words("son daughter sons daughters partner wife husband");

    public static int Of(string text, Token[] tokens, CueHit hit, int first, int end, bool firstPerson)
    {
        var mine = false;
        var before = hit.First - 1;
        while (before >= first && (tokens[before].Kind == TokenKind.Number || tokens[before].Kind == TokenKind.Mark && text[tokens[before].Start] == '-' || Is(Skipped, text, tokens, before) || IsAgeWord(text, tokens, before)))
        {
            mine |= tokens[before].In(text).Equals("my", StringComparison.OrdinalIgnoreCase);
            before--;
        }

        if (before >= first && tokens[before].Kind == TokenKind.Word)
        {
            if (tokens[before].In(text).Equals("in", StringComparison.OrdinalIgnoreCase))
                return Bearer;
            if (Is(Tellers, text, tokens, before))
                return None;
        }

        for (var i = hit.End; i < Math.Min(end, hit.End + 3); i++)
        {
            if (Is(Telling, text, tokens, i))
                return None;
        }

        // "My husband has chest pain": the relative is the patient, unless the speaker is one too or the verb is past.
        if (mine && (!firstPerson || Is(Children, text, tokens, hit.First)) && !(hit.End < end && Is(Past, text, tokens, hit.End)))
            return None;
        return Subject;
    }

    private static bool IsAgeWord(string text, Token[] tokens, int i) =>
        tokens[i].Kind == TokenKind.Word && tokens[i].In(text) is "year" or "years" or "month" or "months" or "week" or "weeks" or "day" or "days" or "old" or "yo" or "y" or "o";

    private static bool Is(HashSet<string> words, string text, Token[] tokens, int i) =>
        i < tokens.Length && tokens[i].Kind == TokenKind.Word && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens[i].In(text));

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
