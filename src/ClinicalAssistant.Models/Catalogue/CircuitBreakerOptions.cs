using System.ComponentModel.DataAnnotations;

namespace ClinicalAssistant.Models;

/// <summary>When a failing provider is left alone, and for how long.</summary>
public sealed class CircuitBreakerOptions
{
    /// <summary>Share of failed attempts at which the circuit opens.</summary>
    [Range(0.05, 1.0)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Attempts within the sampling time below which it never opens.</summary>
    [Range(2, 1000)]
    public int MinimumThroughput { get; set; } = 5;

    /// <summary>Over how long attempts are counted.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the provider is left alone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);
}
