namespace ClinicalAssistant.Core;

/// <summary>Words of time in clinical English.</summary>
internal static class ClinicalTime
{
    private static readonly HashSet<string> Durations = Words(
        "day days d week weeks wk wks w month months mo mths year years yr yrs hour hours hr hrs h minute minutes min mins night nights long short brief longstanding");

    private static readonly HashSet<string> Onsets = Words("started starting began beginning begun onset since noticed first gradually progressive progressively worsening");

    public static bool IsDurationWord(ReadOnlySpan<char> word) => Durations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public static bool IsOnsetWord(ReadOnlySpan<char> word) => Onsets.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
