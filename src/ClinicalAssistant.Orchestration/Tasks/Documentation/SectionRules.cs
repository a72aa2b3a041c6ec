using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Puts a statement into a section of the note by its words; questions of the interviewer state nothing and are left out.</summary>
internal static partial class SectionRules
{
    /// <summary>The section, or null where the statement states nothing.</summary>
    public static NoteSection? Of(string statement) =>
        Question().IsMatch(statement) ? null
        : Plan().IsMatch(statement) ? NoteSection.Plan
        : Assessment().IsMatch(statement) ? NoteSection.Assessment
        : Objective().IsMatch(statement) ? NoteSection.Objective
        : NoteSection.Subjective;

    /// <summary>The statement without the speaker's mark.</summary>
    public static string WithoutSpeaker(string statement) => Speaker().Replace(statement, "").Trim();

    [GeneratedRegex(@"^\s*(\[?(doctor|dr|clinician|nurse)\]?:?\s.*)?\?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Question();

    [GeneratedRegex(@"^\s*[-•*]?\s*\[?(doctor|dr|clinician|nurse|patient|pt|guest_family|family)\]?\s*:\s*|^\s*\[(doctor|patient)\]\s*|^\s*[-•*]\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Speaker();

    [GeneratedRegex(@"^\W*(plan|p|rx|f/u|fu)\s*:|\b(start(ed|ing)? (him|her|them|you|on)?|prescrib|will (start|order|refer|check|get|send|see|continue|give|schedule|arrange)|let's|i('d| would) (like to|recommend)|follow[- ]?up|refer(ral|red)?\b|return (if|in|to)|recheck|continue\b|increase (the|your|his|her)?|discharge|advised?|book(ed)?|arrange|safety[- ]net|review in|come back|go ahead and|order(ed)? (a|an|some|the)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Plan();

    [GeneratedRegex(@"^\W*(assessment|impression|imp|dx|a)\s*:|\b(impression|diagnos(is|ed with)|consistent with|likely|most likely|suspect(ed)?|differential|in keeping with|probable|i think (this|it|you))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Assessment();

    [GeneratedRegex(@"^\W*(objective|exam|o/e|obs|vitals|o)\s*:|\b(bp|hr|rr|spo2|sats|temp(erature)?|afebrile|on exam(ination)?|o/e|vitals?|ecg|ekg|x-?ray|cxr|ct|mri|ultrasound|troponin|wbc|wcc|crp|hb|creatinine|urinalysis|auscultation|palpation|tender(ness)?|murmur|crackles|wheeze on|clear to|reflexes|range of motion|swelling of|edema|oedema|labs?|results?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Objective();
}
