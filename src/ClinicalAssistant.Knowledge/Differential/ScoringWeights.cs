namespace ClinicalAssistant.Knowledge;

/// <summary>
/// The few numbers that hold for all conditions alike. Chosen by cross-validation over the project's own development vignettes (their tuning half)
/// and cases drawn from the pack; none of them belongs to a condition, a finding or a case.
/// </summary>
internal sealed record ScoringWeights
{
    public static ScoringWeights Default { get; } = new();

    /// <summary>Keeps ratios from rare findings within what estimates can carry.</summary>
    public double Smoothing { get; init; } = 0.006;

    /// <summary>Highest ratio that an estimate may contribute.</summary>
    public double StrongestEstimate { get; init; } = 40;

    /// <summary>Lowest ratio that an estimate may contribute.</summary>
    public double WeakestEstimate { get; init; } = 0.1;

    /// <summary>What a symptom, sign or result costs a condition that does not explain it.</summary>
    public double Unexplained { get; init; } = 0.75;

    /// <summary>How far a match through a more general or more special finding counts.</summary>
    public double ThroughRelative { get; init; } = 0.75;

    /// <summary>Discount of the second, third … finding of one line.</summary>
    public double Repeated { get; init; } = 0.5;

    /// <summary>How far the prior counts beside the findings.</summary>
    public double Prior { get; init; } = 0.7;

    /// <summary>How far the words outside all findings count.</summary>
    public double Words { get; init; } = 0.9;

    /// <summary>Smoothing of a word's share.</summary>
    public double WordSmoothing { get; init; } = 0.02;

    /// <summary>The most that one word adds, before <see cref="Words"/>.</summary>
    public double StrongestWord { get; init; } = 2.5;

    /// <summary>What a telling word that a condition's wording does not hold costs it, before <see cref="Words"/>.</summary>
    public double WeakestWord { get; init; } = -0.5;

    /// <summary>From how many telling words on each counts less, as words of one text go together.</summary>
    public double WordsWhole { get; init; } = 12;

    /// <summary>Share of a word that stands only in a condition's summary, tests or warnings.</summary>
    public double WordOfText { get; init; } = 0.03;

    /// <summary>Share of a word of the condition's names.</summary>
    public double WordOfName { get; init; } = 0.1;

    /// <summary>A word that more than this share of conditions uses says nothing.</summary>
    public double WordTooCommon { get; init; } = 0.35;

    /// <summary>Head start of an option that the pack holds.</summary>
    public double OptionKnown { get; init; } = 1.5;

    /// <summary>What each unit of score below the best condition costs it.</summary>
    public double OptionGap { get; init; } = 0.6;

    /// <summary>How far the company of an unknown option's words counts.</summary>
    public double OptionTopic { get; init; } = 0.5;

    /// <summary>What an option's own words in the text add.</summary>
    public double OptionMention { get; init; } = 0.3;
}
