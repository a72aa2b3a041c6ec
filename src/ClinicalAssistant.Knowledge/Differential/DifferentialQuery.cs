using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What a differential is ranked for.</summary>
public sealed record DifferentialQuery : PatientWords
{
    /// <summary>Findings observed and excluded. Ids that the pack does not have are passed over (<see cref="DifferentialEngine.Problems"/> names them).</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Age, or null where unknown.</summary>
    public Age? Age { get; init; }

    /// <summary>Sex; weights by sex apply to male and female only.</summary>
    public Sex Sex { get; init; }

    /// <summary>Whether pregnant, or null where unknown.</summary>
    public bool? Pregnant { get; init; }

    /// <summary>Where the patient is seen, or null where unknown: the two settings count alike then.</summary>
    public CareSetting? Setting { get; init; }

    /// <summary>How many conditions to return, 1 or more.</summary>
    public int Top { get; init; } = 20;
}
