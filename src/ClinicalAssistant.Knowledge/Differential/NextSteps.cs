using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What to ask or test next: the findings and tests whose answer is expected to settle most between the leading conditions.</summary>
internal static class NextSteps
{
    private const int Leading = 8;
    private const int MostQuestions = 5;
    private const int MostTests = 5;

    /// <summary>Scores are no probabilities; this softens them into weights for comparing questions.</summary>
    private const double Softening = 2;

    /// <summary>Share of the doubt about a condition that its first test is taken to remove.</summary>
    private const double TestYield = 0.8;

    public static IReadOnlyList<NextStep> Of(PatientFindings patient, List<Candidate> ranked, DifferentialModel model)
    {
        var leading = ranked.Take(Leading).ToArray();
        if (leading.Length < 2)
            return [];
        var weights = Weights(leading);
        return
        [
            .. Questions(patient, leading, weights, model).Concat(Tests(leading, weights, model))
                .OrderByDescending(step => step.Gain).ThenBy(step => step.Step.What, StringComparer.Ordinal)
                .Select(step => step.Step),
        ];
    }

    private static double[] Weights(Candidate[] leading)
    {
        var weights = leading.Select(candidate => Math.Exp((candidate.Score - leading[0].Score) / Softening)).ToArray();
        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    private static IEnumerable<(NextStep Step, double Gain)> Questions(PatientFindings patient, Candidate[] leading, double[] weights, DifferentialModel model)
    {
        var scorer = new ConditionScorer(model, patient);
        var asked = new bool[model.Findings.Length];
        foreach (var candidate in leading)
        {
            foreach (var fact in candidate.Profile.Facts)
                asked[fact.Finding] = true;
        }

        var gains = new List<(int Finding, double Gain)>();
        for (var finding = 0; finding < asked.Length; finding++)
        {
            if (asked[finding] && model.Findings[finding].Ask is not null && !patient.Present.Contains(finding) && !patient.Absent.Contains(finding))
                gains.Add((finding, Gain(finding, leading, weights, scorer)));
        }

        var kept = new List<(int Finding, double Gain)>();
        gains.Sort(static (one, other) => other.Gain.CompareTo(one.Gain) is var order and not 0 ? order : one.Finding.CompareTo(other.Finding));
        foreach (var (finding, gain) in gains)
        {
            if (gain <= 0 || kept.Count == MostQuestions)
                break;
            if (!kept.Exists(other => Array.IndexOf(model.Ancestors[other.Finding], finding) >= 0 || Array.IndexOf(model.Ancestors[finding], other.Finding) >= 0))
                kept.Add((finding, gain));
        }

        return kept.Select(question => (Question(question.Finding, leading, scorer, model), question.Gain));
    }

    private static double Gain(int finding, Candidate[] leading, double[] weights, ConditionScorer scorer)
    {
        Span<double> yes = stackalloc double[leading.Length];
        var present = 0.0;
        for (var i = 0; i < leading.Length; i++)
            present += yes[i] = weights[i] * scorer.Probability(leading[i].Profile, finding);
        var before = 0.0;
        var withYes = 0.0;
        var withNo = 0.0;
        for (var i = 0; i < leading.Length; i++)
        {
            before += Entropy(weights[i]);
            withYes += Entropy(yes[i] / present);
            withNo += Entropy((weights[i] - yes[i]) / (1 - present));
        }

        return before - (present * withYes) - ((1 - present) * withNo);
    }

    private static double Entropy(double share) => share <= 0 ? 0 : -share * Math.Log(share);

    private static NextStep Question(int finding, Candidate[] leading, ConditionScorer scorer, DifferentialModel model)
    {
        var definition = model.Findings[finding];
        var background = model.Background[finding];
        var favoured = leading.OrderByDescending(candidate => scorer.Probability(candidate.Profile, finding)).Where(candidate => scorer.Probability(candidate.Profile, finding) > background * 1.5)
            .Take(2).Select(candidate => candidate.Profile.Condition.Name).ToList();
        var against = leading.Where(candidate => scorer.Probability(candidate.Profile, finding) >= 0.6).Take(2).Select(candidate => candidate.Profile.Condition.Name).ToList();
        var why = favoured.Count > 0 ? $"Yes favours {string.Join(" and ", favoured)}" : "Yes lowers the conditions it does not belong to";
        why += against.Count > 0 ? $"; no argues against {string.Join(" and ", against)}." : ".";
        return new NextStep(definition.Ask!, why, IsTest: definition.Kind is FindingKind.Lab or FindingKind.Ecg or FindingKind.Imaging) { FindingId = definition.Id };
    }

    private static IEnumerable<(NextStep Step, double Gain)> Tests(Candidate[] leading, double[] weights, DifferentialModel model)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var tests = new List<(NextStep Step, double Gain)>();
        for (var i = 0; i < leading.Length; i++)
        {
            var condition = leading[i].Profile.Condition;
            var doubt = Entropy(weights[i]) + Entropy(1 - weights[i]);
            for (var j = 0; j < condition.Tests.Count; j++)
            {
                var test = condition.Tests[j];
                if (seen.Add(test.Name))
                {
                    var source = test.Basis == Origin.Estimated ? null : model.Pack.SourceOf(test.Source);
                    tests.Add((new NextStep(test.Name, $"{condition.Name}: {test.Why}", IsTest: true) { Source = source }, doubt * Math.Pow(TestYield, j + 1)));
                }
            }
        }

        return tests.OrderByDescending(test => test.Gain).ThenBy(test => test.Step.What, StringComparer.Ordinal).Take(MostTests);
    }
}
