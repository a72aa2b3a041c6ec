using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>
/// Who speaks really, where the marks are exchanged for a stretch or name no role: transcribers swap them. A mark is taken at its word unless what is
/// said speaks clearly and for several turns against it.
/// </summary>
internal static partial class SpeakerRoles
{
    private const int Change = 4;
    private const int FromTheStart = 3;

    /// <summary>For each turn whether its mark has to be read the other way round.</summary>
    public static bool[] Swapped(IReadOnlyList<(UtteranceSpeaker Marked, string Said)> turns)
    {
        // The cheapest way through two states, straight and swapped, where a change of state costs.
        var (straight, swapped) = (0, FromTheStart);
        var cameFrom = new (bool Straight, bool Swapped)[turns.Count];
        for (var i = 0; i < turns.Count; i++)
        {
            var against = turns[i].Marked switch
            {
                UtteranceSpeaker.Clinician => -Leaning(turns[i].Said),
                UtteranceSpeaker.Patient => Leaning(turns[i].Said),
                _ => 0,
            };
            var (toStraight, toSwapped) = (swapped + Change < straight, straight + Change < swapped);
            cameFrom[i] = (toStraight, !toSwapped);
            (straight, swapped) = (Math.Min(straight, swapped + Change) + Math.Max(against, 0), Math.Min(swapped, straight + Change) + Math.Max(-against, 0));
        }

        var result = new bool[turns.Count];
        var state = swapped < straight;
        for (var i = turns.Count - 1; i >= 0; i--)
        {
            result[i] = state;
            state = state ? cameFrom[i].Swapped : cameFrom[i].Straight;
        }

        return result;
    }

    /// <summary>How much what is said is a clinician's (above zero) or a patient's.</summary>
    public static int Leaning(string said) => Math.Clamp(Math.Min(Clinicians().Count(said), 3) - Math.Min(Patients().Count(said), 3), -3, 3);

    [GeneratedRegex(@"\b(any (other )?(fever|chills|pain|nausea|vomiting|history|allerg\w+|problems|numbness|tingling|trouble|changes|symptoms|questions|shortness)|(do|did|have|are|were|can) you\b|how (long|often|many|bad|is your|are you|have you)|what brings|let me (take|listen|check|examine|have)|on (your )?(physical )?exam(ination)?|(i am|i'm|i will|i'll|we will|we'll|i would|i'd) (like to|going to|gon na|gonna)? ?(go ahead and )?(order|prescribe|refer|start you|send you|examine|listen)|your (blood pressure|heart rate|vital|vitals|x-?ray|labs?|lab results|mri|ct|exam|lungs|symptoms|chart|results|results)|physical exam(ination)?|follow[- ]up with|milligrams?|i reviewed|take a (look|listen)|my (assessment|impression)|(assessment|plan) for you|come back (in|to))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Clinicians();

    [GeneratedRegex(@"\b(i (have|had) been|i've (been|had|noticed|tried)|i (have|had) (a|some|this|no|pain)|i (feel|felt|noticed|take|took|think it|fell|hurt|tripped|slipped|could ?n't|ca ?n't|can't|was (walking|running|playing|working|lifting)|usually|tried)|my (knee|back|shoulder|head|stomach|chest|leg|foot|hand|arm|neck|mom|mother|dad|father|husband|wife|kids|job|hip|ankle|wrist|throat|doctor|primary)|it (hurts|started|feels|comes|gets)|hurts when|thank you,? doctor|(yes|no),? doctor|not (really|that i))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Patients();
}
