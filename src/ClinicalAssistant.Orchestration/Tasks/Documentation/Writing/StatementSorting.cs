namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Gives every statement its topic: by the heading it stands under where that names one, else by its words, its speaker, and what was spoken of before it.</summary>
internal sealed class StatementSorting(TopicCatalogue topics, TopicClassifier classifier, FactReader facts)
{
    private const double Continues = 1.7;
    private const double Unlikely = 0.15;

    // What only a health professional examines, concludes or orders.
    private static readonly string[] ByClinician = ["vitals", "examination", "assessment", "diagnosis", "plan", "disposition", "laboratory", "imaging"];

    /// <summary>The statements with topics and facts, in the same order.</summary>
    public IReadOnlyList<Statement> Sort(SourceText source, IReadOnlyList<Statement> statements)
    {
        var sorted = new List<Statement>(statements.Count);
        string? before = null;
        foreach (var statement in statements)
        {
            var read = facts.Read(statement.Text);
            var allowed = source.Utterances[statement.Utterances[^1]].Topics;
            if (allowed.Count == 1)
            {
                sorted.Add(statement with { Topic = allowed[0], Certainty = 1, Facts = read });
                continue;
            }

            var scores = classifier.Scores(statement.Turns);
            var byPatient = statement.Turns[^1].Speaker is UtteranceSpeaker.Patient or UtteranceSpeaker.Companion;
            var best = -1;
            for (var topic = 0; topic < scores.Length; topic++)
            {
                var id = topics.Topics[topic].Id;
                if (id == TopicCatalogue.Chatter || (allowed.Count > 0 && !allowed.Contains(id)))
                    continue;
                if (id == before)
                    scores[topic] *= Continues;
                if (byPatient && ByClinician.Contains(id))
                    scores[topic] *= Unlikely;
                if (best < 0 || scores[topic] > scores[best])
                    best = topic;
            }

            var chatter = Place(TopicCatalogue.Chatter) is var place and >= 0 ? scores[place] : 0;
            before = topics.Topics[best].Id;
            sorted.Add(statement with { Topic = before, Certainty = scores[best], Chatter = chatter, Facts = read });
        }

        return sorted;
    }

    private int Place(string id)
    {
        for (var i = 0; i < topics.Topics.Count; i++)
        {
            if (topics.Topics[i].Id == id)
                return i;
        }

        return -1;
    }
}
