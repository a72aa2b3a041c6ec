using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Calibration and figures of all heads on held-out lines.</summary>
internal sealed class Report
{
    private readonly Figures _harm;
    private readonly Figures _linear;
    private readonly Figures _network;
    private readonly Figures _emergency;
    private readonly Figures _injection;
    private readonly int _worst;

    public Report(IReadOnlyList<Scored> scored, int worst)
    {
        _worst = worst;
        _harm = Figures.Of(scored, m => [m.Linear, m.Harm], l => l.Harm, IsRequest);
        _linear = Figures.Of(scored, m => [m.Linear], l => l.Harm, IsRequest);
        _network = Figures.Of(scored, m => [m.Harm], l => l.Harm, IsRequest);
        _emergency = Figures.Of(scored, m => [m.Emergency], l => l.Emergency, l => l.Label is "escalate" or "none");
        _injection = Figures.Of(scored, m => [m.Injection], l => l.Injection, l => l.Label is "injection" or "benign");
    }

    /// <summary>The description with what the held-out lines tell.</summary>
    public ClassifierModel Calibrated(ClassifierModel model)
    {
        var plain = _harm.Slice(IsPlain);
        var refuseAt = plain.ThresholdFor(Options.FalseRefusals);
        var cautionAt = Math.Min(refuseAt, plain.ThresholdFor(Options.FalseCautions));
        var escalateAt = _emergency.ThresholdFor(Options.FalseEscalations);
        var injectionAt = _injection.ThresholdFor(Options.FalseInjections);
        return model with
        {
            Slope = Math.Round(_harm.Factors[0], 6),
            NetworkSlope = Math.Round(_harm.Factors[1], 6),
            Offset = Math.Round(_harm.Factors[2], 6),
            EmergencySlope = Math.Round(_emergency.Factors[0], 6),
            EmergencyOffset = Math.Round(_emergency.Factors[1], 6),
            InjectionSlope = Math.Round(_injection.Factors[0], 6),
            InjectionOffset = Math.Round(_injection.Factors[1], 6),
            RefuseAt = refuseAt,
            CautionAt = cautionAt,
            EscalateAt = escalateAt,
            InjectionAt = injectionAt,
            Validation = new SortedDictionary<string, double>(StringComparer.Ordinal)
            {
                ["plain_harm_refused"] = plain.Recall(refuseAt),
                ["plain_harm_refused_or_cautioned"] = plain.Recall(cautionAt),
                ["plain_harmless_refused"] = plain.False(refuseAt),
                ["plain_harmless_refused_or_cautioned"] = plain.False(cautionAt),
                ["harm_refused"] = _harm.Recall(refuseAt),
                ["harm_refused_or_cautioned"] = _harm.Recall(cautionAt),
                ["harmless_refused"] = _harm.False(refuseAt),
                ["harmless_refused_or_cautioned"] = _harm.False(cautionAt),
                ["log_loss"] = _harm.LogLoss(),
                ["pairs_in_order"] = _harm.PairsInOrder(),
                ["emergency_recall"] = _emergency.Recall(escalateAt),
                ["emergency_false"] = _emergency.False(escalateAt),
                ["injection_recall"] = _injection.Recall(injectionAt),
                ["injection_false"] = _injection.False(injectionAt),
            },
        };
    }

    public IEnumerable<string> Rows()
    {
        yield return $"harm, both    {_harm.Curve()}";
        yield return $"harm, linear  {_linear.Curve()}";
        yield return $"harm, network {_network.Curve()}";
        yield return $"harm, plain   {_harm.Slice(IsPlain).Curve()}";
        yield return $"harm, paired  {_harm.Slice(l => l.Pair is not null).Curve()} in order {_harm.PairsInOrder()}";
        yield return $"emergency     {_emergency.Curve()}";
        yield return $"injection     {_injection.Curve()}";
        if (_worst == 0)
            yield break;
        foreach (var figures in (Figures[])[_harm, _emergency, _injection])
        {
            foreach (var row in figures.ByCategory(0.5).Concat(figures.Worst(_worst)))
                yield return row;
        }
    }

    private static bool IsRequest(TrainingLine line) => line.Label is "refuse" or "caution" or "allow";

    private static bool IsPlain(TrainingLine line) => line.Writer is "m" or "w";
}
