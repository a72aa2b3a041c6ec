namespace ClinicalAssistant.Evals;

/// <summary>What a run was begun with (<c>run.json</c>): it can be gone on with only as the same run.</summary>
/// <param name="Suites">Digest of each suite, in order.</param>
/// <param name="Provider">The provider that was named, or the one without a model.</param>
/// <param name="Repeats">Samples of each case, where the run said so.</param>
/// <param name="Judge">The judge that was named.</param>
/// <param name="Prompts">Hash of each prompt of the pipeline.</param>
/// <param name="Policy">Version of the guard's policy.</param>
public sealed record RunManifest(IReadOnlyList<string> Suites, string Provider, int? Repeats, string? Judge, IReadOnlyDictionary<string, string>? Prompts, string? Policy)
{
    /// <summary>When it was begun; going on later makes no other run of it.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>Digest of the cassettes that are replayed; absent where providers are asked.</summary>
    public string? Replay { get; init; }

    /// <summary>The models behind each provider, route and judge that the settings know.</summary>
    public IReadOnlyDictionary<string, string>? Models { get; init; }

    /// <summary>Hash of each prompt of the judges, where there is a judge.</summary>
    public IReadOnlyDictionary<string, string>? JudgePrompts { get; init; }

    /// <summary>Version of each knowledge pack, where a suite goes through the pipeline or the search.</summary>
    public IReadOnlyDictionary<string, string>? Packs { get; init; }

    /// <summary>What differs between this run and the one begun, in a few words; null where it is the same.</summary>
    public string? DifferenceTo(RunManifest begun) =>
        !Suites.SequenceEqual(begun.Suites) ? "the suites or their case files have changed"
        : Provider != begun.Provider ? $"it was begun with provider '{begun.Provider}'"
        : Repeats != begun.Repeats ? "it was begun with another --repeats"
        : Judge != begun.Judge ? $"it was begun with judge '{begun.Judge ?? "none"}'"
        : !Same(Prompts, begun.Prompts) ? "the prompts have changed"
        : Policy != begun.Policy ? "the guard's policy has changed"
        : (Replay is null) != (begun.Replay is null) ? $"it was begun {(begun.Replay is null ? "without" : "with")} --replay"
        : Replay != begun.Replay ? "the cassettes have changed"
        : !Same(Models, begun.Models) ? "a provider's model has changed"
        : !Same(JudgePrompts, begun.JudgePrompts) ? "the judges' prompts have changed"
        : !Same(Packs, begun.Packs) ? "the knowledge packs have changed"
        : null;

    private static bool Same(IReadOnlyDictionary<string, string>? left, IReadOnlyDictionary<string, string>? right) =>
        (left?.Count ?? 0) == (right?.Count ?? 0) && (left ?? new Dictionary<string, string>()).All(pair => right!.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
