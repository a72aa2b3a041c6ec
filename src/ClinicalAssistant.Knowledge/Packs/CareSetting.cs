namespace ClinicalAssistant.Knowledge;

/// <summary>Where the patient is seen; it decides how common each condition is.</summary>
public enum CareSetting
{
    /// <summary>General practice and outpatient clinics.</summary>
    PrimaryCare,

    /// <summary>Emergency department and acute wards.</summary>
    Emergency,
}
