namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Tells what words are about: the cues of the topics, and what the written lines teach. Fitted at its first use; safe for concurrent use after that.</summary>
internal sealed class TopicClassifier
{
    private readonly TopicCatalogue _catalogue;
    private readonly TopicFeatures _features;
    private readonly Lazy<LinearClasses> _exchanges;
    private readonly Lazy<LinearClasses> _passages;

    public TopicClassifier(TopicCatalogue catalogue, TopicFeatures features)
    {
        (_catalogue, _features) = (catalogue, features);
        _exchanges = new(() => Fit(whole: false));
        _passages = new(() => Fit(whole: true));
    }

    /// <summary>The topics in the order of <see cref="Scores"/>.</summary>
    public IReadOnlyList<Topic> Topics => _catalogue.Topics;

    /// <summary>The scores of the topics for one statement: a question with its answer, or a sentence.</summary>
    public double[] Scores(IReadOnlyList<SpokenTurn> exchange) => Probabilities(_exchanges.Value, exchange);

    /// <summary>The scores of the topics for a passage of several exchanges taken as a whole.</summary>
    public double[] PassageScores(IReadOnlyList<SpokenTurn> turns) => Probabilities(_passages.Value, turns);

    private double[] Probabilities(LinearClasses learned, IReadOnlyList<SpokenTurn> turns)
    {
        var clinician = string.Join(' ', turns.Where(turn => turn.Speaker == UtteranceSpeaker.Clinician).Select(turn => turn.Text));
        var other = string.Join(' ', turns.Where(turn => turn.Speaker != UtteranceSpeaker.Clinician).Select(turn => turn.Text));
        var scores = learned.Scores(_features.Of(turns)).Select(score => (double)score).ToArray();
        for (var topic = 0; topic < scores.Length; topic++)
        {
            foreach (var cue in Topics[topic].Cues)
            {
                if ((cue.Who != "other" && cue.Pattern.IsMatch(clinician)) || (cue.Who != "clinician" && cue.Pattern.IsMatch(other)))
                    scores[topic] += cue.Weight;
            }
        }

        var highest = scores.Max();
        var sum = scores.Sum(score => Math.Exp(score - highest));
        return [.. scores.Select(score => Math.Exp(score - highest) / sum)];
    }

    private LinearClasses Fit(bool whole)
    {
        var examples = new List<(int, IReadOnlySet<string>)>();
        foreach (var (topic, line) in _catalogue.Lines)
        {
            var turns = SpokenTurn.ReadLine(line);
            if (whole || turns.Count <= 2)
                examples.Add((topic, _features.Of(turns)));
            else
                examples.AddRange(Exchanges(turns).Select(exchange => (topic, _features.Of(exchange))));
        }

        return LinearClasses.Fit(examples, Topics.Count);
    }

    private static IEnumerable<IReadOnlyList<SpokenTurn>> Exchanges(IReadOnlyList<SpokenTurn> turns)
    {
        for (var i = 0; i < turns.Count;)
        {
            var length = turns[i].Speaker == UtteranceSpeaker.Clinician && i + 1 < turns.Count && turns[i + 1].Speaker != UtteranceSpeaker.Clinician ? 2 : 1;
            yield return [.. turns.Skip(i).Take(length)];
            i += length;
        }
    }
}
