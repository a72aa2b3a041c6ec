namespace ClinicalAssistant.Core;

/// <summary>Administrative sex as a record states it.</summary>
public enum Sex
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Other, as recorded.</summary>
    Other,
}
