namespace ClinicalAssistant.Guardrails;

/// <summary>What the encoder makes of a text, as margins (log-odds).</summary>
internal readonly record struct EncoderReading(double Harm, string Category, double Emergency, string EmergencyKind, double Injection)
{
    /// <summary>Whether all that is in doubt was read.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Of two parts of a text, what is worse of each kind.</summary>
    public static EncoderReading Worst(EncoderReading one, EncoderReading other)
    {
        var (harmful, urgent) = (one.Harm >= other.Harm ? one : other, one.Emergency >= other.Emergency ? one : other);
        return new(harmful.Harm, harmful.Category, urgent.Emergency, urgent.EmergencyKind, Math.Max(one.Injection, other.Injection)) { IsWhole = one.IsWhole && other.IsWhole };
    }
}
