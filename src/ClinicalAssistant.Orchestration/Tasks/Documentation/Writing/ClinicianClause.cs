using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Turns what a clinician says to the patient into a clause of a note: the intention without "I am going to", the finding without "you have".</summary>
internal static partial class ClinicianClause
{
    /// <summary>The clause, with a capital letter and without a full stop.</summary>
    public static string Write(string said)
    {
        var text = Opening().Replace(said.Trim(), "").TrimEnd('.', ' ', ',', '!', '?');
        text = TailOkay().Replace(text, "");
        text = Command().Replace(text, "");
        for (var before = ""; before != text;)
        {
            before = text;
            text = Intention().Replace(Opening().Replace(text, ""), "");
        }

        text = Wish().Replace(text, "Patient to ");
        text = Seeing().Replace(text, "");
        text = PutOn().Replace(text, "$1 ");
        text = Back().Replace(text, "Review $1");
        text = Own().Replace(text, match => match.Index == 0 ? "" : "the ");
        text = You().Replace(text, match => match.Value.ToLowerInvariant() switch
        {
            "you're" => "the patient is",
            "you've" => "the patient has",
            "you'll" => "the patient will",
            _ => "the patient",
        });
        text = PatientVerb().Replace(text, static match => "the patient " + match.Groups[1].Value.ToLowerInvariant() switch
        {
            "have" => "has",
            "are" => "is",
            "do" => "does",
            "were" => "was",
            "don't" => "does not",
            "haven't" => "has not",
            _ => match.Groups[1].Value,
        });
        return ThirdPerson.Capital(text.Trim(' ', ',', '.'));
    }

    [GeneratedRegex(@"^(?:(?:and|so|okay|ok|but|alright|all right|well|yeah|yes|yep|now|then|oh|right|great|good|perfect|again|also|you know|like i said|as i said|you see|in that case|hey|sure|um|because)[,.]?\s+)+(?=\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:,?\s+(?:okay|alright|all right|right|you know|so))+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TailOkay();

    // A word to a dictation assistant is an instruction, the order in it is content.
    [GeneratedRegex(@"^(?:hey,?\s+\w+,?\s+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Command();

    [GeneratedRegex(@"^(?:what )?(?:i'm|i am|we're|we are) (?:just )?(?:going|gonna)(?: to)?(?: (?:do|want to do))?(?: is)?,?\s+(?:i'm (?:going to|gonna) )?(?:go ahead and )?(?:just )?|^(?:i|we) (?:would|will|'d|'ll|want to|do want to|wanna|think (?:we|i) should|should|can|could|might|recommend that (?:we|you)|do think (?:we|i) should)\s+(?:like to |also |just |like )?(?:go ahead and )?(?:also |just )?|^(?:i'd|we'd|i'll|we'll) (?:like to |also |just |like )?(?:go ahead and )?(?:also |just )?|^(?:let's|let me)\s+(?:go ahead and |just |also )?|^go ahead and\s+|^(?:i )?(?:also )?(?:want to|wanna) (?:go ahead and )?|^(?:from|looking at) (?:my|your) (?:standpoint|perspective),?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Intention();

    [GeneratedRegex(@"^(?:i(?:'d| would) like you to|i (?:also |just )?(?:want|need|advise|would ask) you to|you(?:'re| are) (?:going to|gonna)(?: need to| have to)?|you(?:'ll| will) (?:need|have) to|have you|like you to|you (?:need|have) to|(?:want|need|have) you(?: to)?)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Wish();

    [GeneratedRegex(@"^(?:(?:it )?looks like (?:that )?|i (?:do |can |also )?(?:see|hear|appreciate|notice|note|noticed|feel|felt|found)(?: that| on (?:the|your) exam(?:ination)? that)? (?=\w)|it (?:looks|seems|appears) (?:like|that)\s+|(?:you|there)(?:'s| is| are| (?:do |also |still )?have|'ve got|'ve)\s+(?=(?:a|an|some|no|good|normal|mild|moderate|severe|pain|tenderness|swelling|limited|decreased|full|edema|clear|slight|trace|minimal|evidence|bruising|bilateral|positive|negative|\d))(?:some |a little bit of |a bit of |a )?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Seeing();

    [GeneratedRegex(@"\b(continue|start|keep|put|prescribe|refer|send|give|get|order|schedule|write|switch|place|refill) you(?: (?:in|on)(?= (?:a|an|some|the|your|this)\b.{0,3}prescri))?\s+(?:on (?=\w)|to (?=see\b))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PutOn();

    [GeneratedRegex(@"^see you (?:back |again )?((?:in|for|on|after|next)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Back();

    [GeneratedRegex(@"\byour\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Own();

    [GeneratedRegex(@"\byou(?:'re|'ve|'ll)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex You();

    [GeneratedRegex(@"\bthe patient (have|are|do|were|don't|haven't)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PatientVerb();
}
