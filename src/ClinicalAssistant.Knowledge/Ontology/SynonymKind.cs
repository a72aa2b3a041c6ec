namespace ClinicalAssistant.Knowledge;

/// <summary>How a synonym relates to its term.</summary>
public enum SynonymKind
{
    /// <summary>It means the same.</summary>
    Exact,

    /// <summary>It means the same in patients' words.</summary>
    Layperson,

    /// <summary>It means something near.</summary>
    Related,

    /// <summary>It means something more general.</summary>
    Broad,

    /// <summary>It means something more special.</summary>
    Narrow,

    /// <summary>It is an abbreviation.</summary>
    Abbreviation,
}
