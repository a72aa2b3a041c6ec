using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns measured values into findings by the pack's limits for age and sex.</summary>
internal sealed class MeasureRules
{
    /// <summary>Stands in for an age that the text does not give: limits for adults apply.</summary>
    private const decimal AdultAge = 40m;

    private readonly Dictionary<string, List<(FindingDefinition Finding, MeasureRule Rule)>> _byAnalyte = new(StringComparer.Ordinal);

    public MeasureRules(KnowledgeBase pack)
    {
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
        foreach (var group in rules.GroupBy(rule => rule.Finding))
        {
            var status = sex is Sex.Male or Sex.Female
                ? Status(group, measurement.Value.Value, age, sex)
                : Status(group, measurement.Value.Value, age, Sex.Male) is var male && male == Status(group, measurement.Value.Value, age, Sex.Female) ? male : null;
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

    private static FindingStatus? Status(IEnumerable<(FindingDefinition Finding, MeasureRule Rule)> rules, decimal value, Age? age, Sex sex)
    {
        var applicable = false;
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
        }

        return applicable ? FindingStatus.Excluded : null;
    }
}
