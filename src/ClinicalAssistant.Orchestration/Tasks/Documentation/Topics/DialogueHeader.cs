namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Chooses the one section header of a short dialogue: the passage as a whole, weighed with its single exchanges.</summary>
internal sealed class DialogueHeader(TopicClassifier classifier)
{
    private const double Whole = 1.0;
    private const double Single = 0.5;
    private const double Least = 1e-4;
    private const string Nothing = "GENHX";

    /// <summary>The header.</summary>
    public string Of(SourceText source)
    {
        var turns = source.Utterances.Select(utterance => new SpokenTurn(utterance.Speaker, utterance.Text)).ToList();
        if (turns.Count == 0)
            return Nothing;
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var exchanges = Exchanges(turns).Select(classifier.Scores).ToList();
        var chatter = classifier.Topics.Select((topic, place) => (topic, place)).First(one => one.topic.Id == TopicCatalogue.Chatter).place;
        var whole = classifier.PassageScores(turns);
        foreach (var (topic, place) in classifier.Topics.Select((topic, place) => (topic, place)))
        {
            if (topic.Header is not { } header)
                continue;
            var weights = exchanges.Select(exchange => 1 - exchange[chatter]).ToList();
            var mean = exchanges.Zip(weights, (exchange, weight) => weight * exchange[place]).Sum() / Math.Max(weights.Sum(), Least);
            var score = (Whole * whole[place]) + (Single * mean);
            scores[header] = scores.GetValueOrDefault(header) + score;
        }

        return scores.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).First().Key;
    }

    private static IEnumerable<IReadOnlyList<SpokenTurn>> Exchanges(List<SpokenTurn> turns)
    {
        for (var i = 0; i < turns.Count;)
        {
            var length = turns[i].Speaker == UtteranceSpeaker.Clinician && i + 1 < turns.Count && turns[i + 1].Speaker != UtteranceSpeaker.Clinician ? 2 : 1;
            yield return turns.GetRange(i, length);
            i += length;
        }
    }
}
