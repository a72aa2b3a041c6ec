using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Finds the marks that part the turns of a conversation.</summary>
internal static partial class SpeakerMarks
{
    private static readonly FrozenDictionary<string, UtteranceSpeaker> Roles = new Dictionary<string, UtteranceSpeaker>(StringComparer.OrdinalIgnoreCase)
    {
        ["doctor"] = UtteranceSpeaker.Clinician, ["dr"] = UtteranceSpeaker.Clinician, ["clinician"] = UtteranceSpeaker.Clinician, ["nurse"] = UtteranceSpeaker.Clinician,
        ["physician"] = UtteranceSpeaker.Clinician, ["provider"] = UtteranceSpeaker.Clinician, ["gp"] = UtteranceSpeaker.Clinician, ["consultant"] = UtteranceSpeaker.Clinician,
        ["registrar"] = UtteranceSpeaker.Clinician, ["resident"] = UtteranceSpeaker.Clinician, ["therapist"] = UtteranceSpeaker.Clinician, ["midwife"] = UtteranceSpeaker.Clinician,
        ["paramedic"] = UtteranceSpeaker.Clinician, ["pharmacist"] = UtteranceSpeaker.Clinician, ["interviewer"] = UtteranceSpeaker.Clinician, ["guest_clinician"] = UtteranceSpeaker.Clinician,
        ["np"] = UtteranceSpeaker.Clinician, ["pa"] = UtteranceSpeaker.Clinician, ["md"] = UtteranceSpeaker.Clinician, ["surgeon"] = UtteranceSpeaker.Clinician, ["psychiatrist"] = UtteranceSpeaker.Clinician,
        ["patient"] = UtteranceSpeaker.Patient, ["pt"] = UtteranceSpeaker.Patient, ["client"] = UtteranceSpeaker.Patient, ["interviewee"] = UtteranceSpeaker.Patient,
        ["guest_family"] = UtteranceSpeaker.Companion, ["family"] = UtteranceSpeaker.Companion, ["mother"] = UtteranceSpeaker.Companion, ["father"] = UtteranceSpeaker.Companion,
        ["mum"] = UtteranceSpeaker.Companion, ["mom"] = UtteranceSpeaker.Companion, ["dad"] = UtteranceSpeaker.Companion, ["wife"] = UtteranceSpeaker.Companion,
        ["husband"] = UtteranceSpeaker.Companion, ["son"] = UtteranceSpeaker.Companion, ["daughter"] = UtteranceSpeaker.Companion, ["parent"] = UtteranceSpeaker.Companion,
        ["carer"] = UtteranceSpeaker.Companion, ["caregiver"] = UtteranceSpeaker.Companion, ["partner"] = UtteranceSpeaker.Companion, ["sister"] = UtteranceSpeaker.Companion,
        ["brother"] = UtteranceSpeaker.Companion, ["guest"] = UtteranceSpeaker.Companion, ["relative"] = UtteranceSpeaker.Companion, ["friend"] = UtteranceSpeaker.Companion,
        ["grandmother"] = UtteranceSpeaker.Companion, ["grandfather"] = UtteranceSpeaker.Companion, ["guardian"] = UtteranceSpeaker.Companion,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The marks in order; empty where the material is no conversation.</summary>
    public static IReadOnlyList<SpeakerMark> In(string text)
    {
        var marks = Mark().Matches(text).Select(Read).OfType<SpeakerMark>().ToList();
        return marks.Count >= 2 && marks.Select(mark => mark.Name.ToUpperInvariant()).Distinct().Count() >= 2 ? marks : [];
    }

    private static SpeakerMark? Read(Match match)
    {
        var name = (match.Groups["b"].Success ? match.Groups["b"] : match.Groups["n"]).Value.Trim();
        var head = FirstWord().Match(name).Value;
        if (head.Equals("speaker", StringComparison.OrdinalIgnoreCase) || head.Equals("person", StringComparison.OrdinalIgnoreCase))
            return new SpeakerMark(match.Index, match.Index + match.Length, null, name);
        if (Roles.TryGetValue(name.Replace(' ', '_'), out var whole) || Roles.TryGetValue(head, out whole))
            return new SpeakerMark(match.Index, match.Index + match.Length, whole, name);
        return name is "D" or "P" && !match.Groups["b"].Success ? new SpeakerMark(match.Index, match.Index + match.Length, name == "D" ? UtteranceSpeaker.Clinician : UtteranceSpeaker.Patient, name) : null;
    }

    // At the beginning of a line, or behind the end of a sentence on the same line.
    [GeneratedRegex(@"(?:(?<=^|\n)[ \t]*(?:[-*•][ \t]*)?|(?<=[.?!…""'][ \t]{1,3}))(?:\*\*)?(?:\[(?<b>[A-Za-z][\w. ]{0,24})\](?:\*\*)?[ \t]*:?|(?<n>[A-Za-z][A-Za-z_.]{0,18}(?: [A-Z0-9][\w.]{0,18})?)(?:\*\*)?[ \t]*:(?:\*\*)?)[ \t]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^[A-Za-z_]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FirstWord();
}
