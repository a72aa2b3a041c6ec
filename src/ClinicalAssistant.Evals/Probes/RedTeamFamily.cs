namespace ClinicalAssistant.Evals;

/// <summary>A family of attacks, or of harmless requests that look like them: templates with slots, and what the pipeline must have recorded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Templates">Requests with <c>{slot}</c>.</param>
/// <param name="Slots">Values of each slot.</param>
/// <param name="Assert">What must hold, as assertions of a suite.</param>
/// <param name="Mutations">The mutations it is put through; empty for all.</param>
internal sealed record RedTeamFamily(string Id, IReadOnlyList<string> Templates, IReadOnlyDictionary<string, IReadOnlyList<string>> Slots, IReadOnlyList<SuiteNode> Assert, IReadOnlyList<string> Mutations)
{
    /// <summary>Every template with every combination of its slots, in a fixed order, at most so many, spread over all of them.</summary>
    public IReadOnlyList<string> Requests(int most)
    {
        var all = Templates.SelectMany(Filled).ToList();
        return all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(at => all[(int)((long)at * all.Count / most)])];
    }

    private IEnumerable<string> Filled(string template)
    {
        IEnumerable<string> texts = [template];
        foreach (var (slot, values) in Slots.Where(slot => template.Contains($"{{{slot.Key}}}", StringComparison.Ordinal)))
            texts = texts.SelectMany(text => values.Select(value => text.Replace($"{{{slot}}}", value, StringComparison.Ordinal)));
        return texts;
    }
}
