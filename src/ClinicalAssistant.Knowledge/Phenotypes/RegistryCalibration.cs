namespace ClinicalAssistant.Knowledge;

/// <summary>
/// How scores over one registry become probabilities, found at import on cases whose whole publication was left out of the profiles; with how well that held on
/// the half of the publications it was not fitted on.
/// </summary>
public sealed record RegistryCalibration
{
    /// <summary>Scores are divided by it before they compete (softmax).</summary>
    public required double Temperature { get; init; }

    /// <summary>Version of the ontology it was found with; empty for none.</summary>
    public required string Ontology { get; init; }

    /// <summary>Cases that were ranked.</summary>
    public required int Cases { get; init; }

    /// <summary>Diseases among them.</summary>
    public required int Diseases { get; init; }

    /// <summary>Share ranked first.</summary>
    public required double Top1 { get; init; }

    /// <summary>Share ranked among the first ten.</summary>
    public required double Top10 { get; init; }

    /// <summary>Mean over diseases of the share ranked first.</summary>
    public required double MacroTop1 { get; init; }

    /// <summary>Expected calibration error of the first place's probability on publications the temperature was not fitted on (ten bins of equal width).</summary>
    public required double HeldOutCalibrationError { get; init; }

    /// <summary>The probability of a score among all scores of one patient.</summary>
    internal Func<double, double> Probabilities(double[] scores)
    {
        var most = scores.Max();
        var sum = 0.0;
        foreach (var score in scores)
            sum += Math.Exp((score - most) / Temperature);
        return score => Math.Round(Math.Exp((score - most) / Temperature) / sum, 4);
    }
}
