namespace ClinicalAssistant.Core;

/// <summary>
/// What is known of the patient. A list that is null was not in the record; an empty list says that the record states none.
/// </summary>
public sealed record Patient : PatientWords
{
    /// <summary>Age, or null where not recorded.</summary>
    public Age? Age { get; init; }

    /// <summary>Administrative sex.</summary>
    public Sex Sex { get; init; }

    /// <summary>Body weight in kg, or null.</summary>
    public decimal? WeightKg { get; init; }

    /// <summary>Height in cm, or null.</summary>
    public decimal? HeightCm { get; init; }

    /// <summary>Whether pregnant, or null where not recorded.</summary>
    public bool? Pregnant { get; init; }

    /// <summary>Estimated GFR in mL/min/1.73 m², or null.</summary>
    public decimal? Egfr { get; init; }

    /// <summary>Allergies and intolerances, or null where not recorded.</summary>
    public IReadOnlyList<RecordEntry>? Allergies { get; init; }

    /// <summary>Current medications, or null where not recorded.</summary>
    public IReadOnlyList<RecordEntry>? Medications { get; init; }

    /// <summary>Problems and past conditions, or null where not recorded.</summary>
    public IReadOnlyList<RecordEntry>? Conditions { get; init; }

    /// <summary>Observations, newest first where dated.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>Visits and admissions, newest first, or null where not recorded.</summary>
    public IReadOnlyList<RecordEntry>? Encounters { get; init; }

    /// <summary>Documents of the record, newest first, each with its words in <see cref="RecordEntry.Detail"/> where they are at hand; or null where not recorded.</summary>
    public IReadOnlyList<RecordEntry>? Documents { get; init; }

    /// <summary>Names, numbers and addresses that identify this patient, always masked before text leaves for a hosted provider.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];
}
