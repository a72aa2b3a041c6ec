namespace ClinicalAssistant.Core;

/// <summary>One measured or observed value of a patient.</summary>
/// <param name="Name">What was observed, as the record names it.</param>
/// <param name="Value">The quantity, or null where the observation is words only.</param>
public sealed record Observation(string Name, Quantity? Value) : PatientWords
{
    /// <summary>The observation in words where it has no quantity.</summary>
    public string? Text { get; init; }

    /// <summary>LOINC or other code as given, or null.</summary>
    public string? Code { get; init; }

    /// <summary>The code's system (URI), or null.</summary>
    public string? System { get; init; }

    /// <summary>When it was taken, or null.</summary>
    public DateTimeOffset? Taken { get; init; }
}
