using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What a differential is ranked for.</summary>
public sealed record DifferentialQuery : PatientWords
{
    /// <summary>Findings observed and excluded. Ids that the pack does not have are passed over (<see cref="DifferentialEngine.Problems"/> names them).</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Words of the text that stand in none of the findings and are not negated (<see cref="RecognisedText.Words"/>); those that the pack does not use are passed over.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

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

    /// <summary>A query for what a text says.</summary>
    public static DifferentialQuery Of(RecognisedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DifferentialQuery { Findings = text.Findings, Words = text.Words, Age = text.Age, Sex = text.Sex, Pregnant = text.Pregnant };
    }
}
