using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Tells a request that asks for a document and for nothing else: every word of it names a document, its reader or its material.</summary>
internal static partial class PlainRequest
{
    private const int Longest = 120;

    /// <summary>Whether the request holds such words alone, one of them for a document or its making.</summary>
    public static bool Is(string request) => request.Length is > 0 and <= Longest && Whole().IsMatch(request) && Making().IsMatch(request);

    [GeneratedRegex(@"^(?:(?:please|can|could|you|write|draft|document|make|create|prepare|generate|compose|turn|convert|summari[sz]e|format|do|me|us|a|an|the|this|that|it|these|into|in|to|from|for|of|as|up|with|and|below|following|soap|note|notes|clinic|progress|procedure|ward|round|clinical|medical|letter|referral|discharge|summary|admission|history|physical|h&p|handover|hand-?over|hand|over|hand-?off|i-?pass|sbar|gp|doctor|dr|patient|colleague|consultant|specialist|visit|after-?visit|encounter|consultation|conversation|transcript|dictation|material|bullets?|points|psychiatry|paediatrics|pediatrics|obstetrics|orthopaedics|orthopedics|cardiology|neurology|urology|dermatology|surgery)[\s:.,()?!-]*)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\b(note|notes|letter|summary|handover|hand-?over|hand-?off|i-?pass|soap|h&p|history|summari[sz]e|write|document|draft)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Making();
}
