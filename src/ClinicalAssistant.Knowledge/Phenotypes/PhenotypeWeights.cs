namespace ClinicalAssistant.Knowledge;

/// <summary>
/// How the parts of a score add up. Fitted as a conditional logit over diseases by cross-validation that leaves whole publications out, on cases that make
/// profiles; they know no disease and no term. Those marked fixed were set by hand because few cases state what they need.
/// </summary>
internal sealed record PhenotypeWeights
{
    /// <summary>The weights in use.</summary>
    public static PhenotypeWeights Default { get; } = new();

    /// <summary>Likeness of the profile to everything the observed terms imply.</summary>
    public double Likeness { get; init; } = 4.3;

    /// <summary>Share that profile and patient have in common.</summary>
    public double Overlap { get; init; } = 2.0;

    /// <summary>Likeness in what is stated, as observed and as absent.</summary>
    public double Stated { get; init; } = 23.7;

    /// <summary>Mean information of the best match of each observed term.</summary>
    public double BestMatch { get; init; } = 0.55;

    /// <summary>Logarithm of the number of cases: what many cases explain loosely counts less.</summary>
    public double Cases { get; init; } = -0.65;

    /// <summary>Logarithm of the share without an excluded term; fixed.</summary>
    public double Absence { get; init; } = 0.15;

    /// <summary>Logarithm of the likelihood ratio of the sex; fixed.</summary>
    public double Sex { get; init; } = 0.3;

    /// <summary>Logarithm of the likelihood ratio of the age; fixed.</summary>
    public double Age { get; init; } = 0.3;
}
