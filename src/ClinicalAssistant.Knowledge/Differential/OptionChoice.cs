using ClinicalAssistant.Core;
namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Which of a few named diagnoses fits a patient best, those that the pack does not hold included. A named condition of the pack counts by how far its score lies
/// below the best one: little for the truth, much for a wrong guess. A name that the pack does not hold starts even between the two, and gains by the company its
/// words keep with the conditions that rank high and by words that the text itself uses.
/// </summary>
public sealed class OptionChoice
{
    private const double Softening = 2;

    private readonly DifferentialEngine _engine;
    private readonly ConditionNames _names;

    /// <summary>A choice over the pack of an engine.</summary>
    public OptionChoice(DifferentialEngine engine, ConditionNames names)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(names);
        _engine = engine;
        _names = names;
    }

    /// <summary>The options from the best fitting on; equal ones in the order given.</summary>
    /// <param name="query">The patient.</param>
    /// <param name="options">Names of diagnoses.</param>
    public IReadOnlyList<RankedOption> Rank(DifferentialQuery query, IReadOnlyList<string> options)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(options);
        var scores = _engine.Scores(query);
        var meant = options.Select(_names.Find).ToArray();
        return
        [
            .. options.Select((option, i) => Weigh(option, meant[i], scores, query))
                .Index().OrderByDescending(option => option.Item.Score).ThenBy(option => option.Index).Select(option => option.Item),
        ];
    }

    private RankedOption Weigh(string option, IReadOnlyList<NamedCondition> meant, IReadOnlyDictionary<string, double> scores, DifferentialQuery query)
    {
        var weights = _engine.Weights;
        var mentioned = weights.OptionMention * DifferentialEngine.Mentioned(option, query);
        var known = meant.Where(condition => scores.ContainsKey(condition.ConditionId)).MaxBy(condition => scores[condition.ConditionId]);
        if (known is null)
            return new RankedOption(option, null, (weights.OptionTopic * _engine.Company(option, scores, Softening)) + mentioned);
        var gap = scores.Values.Max() - scores[known.ConditionId];
        return new RankedOption(option, known, weights.OptionKnown - (weights.OptionGap * gap) + mentioned);
    }
}
