using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns measured values into findings by the pack's limits for age and sex.</summary>
internal sealed class MeasureRules
{
    /// <summary>Stands in for an age that the text does not give: limits for adults apply.</summary>
    private const decimal AdultAge = 40m;

    private readonly Dictionary<string, List<(FindingDefinition Finding, MeasureRule Rule)>> _byAnalyte = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> _borderline;

    public MeasureRules(KnowledgeBase pack)
    {
        _borderline = pack.Analytes.Values.Where(analyte => analyte.Borderline > 0).ToDictionary(analyte => analyte.Id, analyte => analyte.Borderline, StringComparer.Ordinal);
        foreach (var finding in pack.Findings.Values)
        {
            foreach (var rule in finding.Measure)
            {
                if (!_byAnalyte.TryGetValue(rule.Analyte, out var rules))
                    _byAnalyte[rule.Analyte] = rules = [];
                rules.Add((finding, rule));
            }
        }
    }

    /// <summary>The findings that a value shows or rules out. Where the limit depends on a sex that is not known, only what holds for both is told.</summary>
    public IEnumerable<(FindingDefinition Finding, FindingStatus Status)> Apply(Measurement measurement, Age? age, Sex sex)
    {
        if (!_byAnalyte.TryGetValue(measurement.Analyte, out var rules))
            yield break;
        var borderline = _borderline.GetValueOrDefault(measurement.Analyte);
        foreach (var group in rules.GroupBy(rule => rule.Finding))
        {
            var status = sex is Sex.Male or Sex.Female
                ? Status(group, measurement.Value.Value, borderline, age, sex)
                : Status(group, measurement.Value.Value, borderline, age, Sex.Male) is var male && male == Status(group, measurement.Value.Value, borderline, age, Sex.Female) ? male : null;
            if (status is { } known)
                yield return (group.Key, known);
        }
    }

    /// <summary>The findings that a result in words shows or rules out: of several limits the one nearest to usual values.</summary>
    public IEnumerable<(FindingDefinition Finding, FindingStatus Status)> Apply(StatedResult result)
    {
        if (!_byAnalyte.TryGetValue(result.Analyte, out var rules))
            yield break;
        var nearest = result.Result switch
        {
            ResultWord.High => rules.Where(rule => rule.Rule.Above is not null).OrderBy(rule => rule.Rule.Above).ThenBy(rule => rule.Finding.Parents.Count).FirstOrDefault().Finding,
            ResultWord.Low => rules.Where(rule => rule.Rule.Below is not null).OrderByDescending(rule => rule.Rule.Below).ThenBy(rule => rule.Finding.Parents.Count).FirstOrDefault().Finding,
            _ => null,
        };
        if (nearest is not null)
            yield return (nearest, FindingStatus.Observed);
        foreach (var finding in rules.Select(rule => rule.Finding).Distinct())
        {
            if (result.Result == ResultWord.Normal || (nearest is not null && rules.Where(rule => rule.Finding == finding).All(rule => result.Result == ResultWord.High ? rule.Rule.Above is null : rule.Rule.Below is null)))
                yield return (finding, FindingStatus.Excluded);
        }
    }

    private static FindingStatus? Status(IEnumerable<(FindingDefinition Finding, MeasureRule Rule)> rules, decimal value, decimal borderline, Age? age, Sex sex)
    {
        var applicable = false;
        var nearLimit = false;
        foreach (var (_, rule) in rules)
        {
            if (rule.Sex is not null && rule.Sex != (sex == Sex.Male ? "male" : "female"))
                continue;
            var years = age?.Years ?? AdultAge;
            if (years < rule.AgeFrom || years >= rule.AgeTo)
                continue;
            applicable = true;
            if ((rule.Above is null || value > rule.Above) && (rule.Below is null || value < rule.Below))
                return FindingStatus.Observed;
            nearLimit |= IsNear(rule, value, borderline);
        }

        return applicable && !nearLimit ? FindingStatus.Excluded : null;
    }

    /// <summary>A value just inside a limit shows nothing and rules nothing out either.</summary>
    private static bool IsNear(MeasureRule rule, decimal value, decimal borderline) =>
        (rule.Below is { } below && value >= below && value - below < borderline) || (rule.Above is { } above && value <= above && above - value < borderline);
}
