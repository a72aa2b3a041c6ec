using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A renal function or a weight that a sentence tells as the patient's ("her eGFR of 25", "he weighs 60 kg") and that the record holds otherwise.</summary>
internal sealed partial class ToldMeasures(GuardPolicy policy, Patient? patient)
{
    private const decimal Rounding = 1;
    private readonly int _renal = policy.Group("renal_terms");
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");

    /// <summary>The measure that differs, or null; a value that question or evidence tells of that measure may be of another day.</summary>
    public string? Find(Statement sentence, IReadOnlyList<Fact> facts)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number is not { High: null, Second: null } || sentence.Direction(number, _more, _less) != 0)
                continue;
            var before = sentence.Text.AsSpan(0, number.Start);
            if (Supposed().IsMatch(before))
                continue;
            if (number.Unit is null or "mL/min" or "mL/min/{1.73_m2}" && Renal().IsMatch(before) && Differs(number, patient?.Egfr, facts, isRenal: true))
                return "renal function";
            if (number.Unit == "kg" && Weight().IsMatch(before) && Differs(number, patient?.WeightKg, facts, isRenal: false))
                return "weight";
        }

        return null;
    }

    private bool Differs(TextNumber told, decimal? recorded, IReadOnlyList<Fact> facts, bool isRenal) =>
        recorded is { } mine && Math.Abs(told.Value - mine) > Rounding && !facts.Any(fact => IsTold(fact, told, isRenal));

    private bool IsTold(Fact fact, TextNumber told, bool isRenal)
    {
        if (fact.Origin == FactOrigin.Record || (isRenal && !fact.Statement.Has(_renal)))
            return false;
        foreach (var number in fact.Statement.Numbers)
        {
            if (number.Value == told.Value && (isRenal ? number.Unit is null or "mL/min" or "mL/min/{1.73_m2}" : number.Unit == "kg") && fact.Statement.Direction(number, _more, _less) == 0)
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:his|her|your|this (?:man|woman|patient)['’]s)\s+(?:(?:current|latest|present|recorded|own|renal function,)\s+)?(?:eGFR|GFR|creatinine clearance|CrCl)\s*(?:(?:of|is|at|stands at|now|only|just|about|currently|,|=|:)\s*)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Renal();

    [GeneratedRegex(@"\b(?:his|her|your)\s+(?:(?:current|latest|present|recorded|own|body)\s+)?weight\s*(?:(?:of|is|at|now|only|just|about|currently|,|=|:)\s*)*$|\b(?:he|she)\s+weighs\s+(?:(?:only|just|about|now)\s+)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Weight();

    [GeneratedRegex(@"\b(?:if|when|once|should|until|till|unless|were|had|would|was|target|goal|ideal|dry|lean|adjusted|birth)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Supposed();
}
