namespace ClinicalAssistant.Core;

/// <summary>A ranked differential with red flags and what to do next.</summary>
/// <param name="Ranking">The conditions, best first.</param>
/// <param name="RedFlags">Red flags among the observed findings.</param>
/// <param name="Next">What to ask or test next, most telling first.</param>
public sealed record Differential(IReadOnlyList<RankedCondition> Ranking, IReadOnlyList<RedFlag> RedFlags, IReadOnlyList<NextStep> Next) : PatientWords
{
    /// <summary>A differential without content.</summary>
    public static Differential Empty { get; } = new([], [], []);

    /// <summary>Red flags of the conditions in view that were neither stated nor excluded, those of the likeliest first.</summary>
    public IReadOnlyList<NextStep> RedFlagsToAsk { get; init; } = [];

    /// <summary>What would make the first of the ranking wrong: telling findings not yet known, and findings that it does not explain.</summary>
    public IReadOnlyList<NextStep> AgainstLeading { get; init; } = [];
}
