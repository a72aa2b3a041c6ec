using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What a text says of the patient, as far as rules can read it.</summary>
public sealed record RecognisedText : PatientWords
{
    /// <summary>Findings in the order of their places; each id once, observed before excluded where the text says both.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Words, each once, that stand in no finding, no measured value and no condition's name, and are said of this patient as present: evidence too weak to name a finding.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Measured values in the order of their places.</summary>
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    /// <summary>Age, or null where the text gives none.</summary>
    public Age? Age { get; init; }

    /// <summary>Sex as stated or as pronouns tell.</summary>
    public Sex Sex { get; init; }

    /// <summary>Whether pregnant, or null where the text does not say.</summary>
    public bool? Pregnant { get; init; }

    /// <summary>Completed weeks of gestation, or null.</summary>
    public decimal? WeeksOfGestation { get; init; }
}
