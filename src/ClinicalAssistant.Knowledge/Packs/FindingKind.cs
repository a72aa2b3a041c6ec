using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>What kind of observation a finding is.</summary>
public enum FindingKind
{
    /// <summary>What the patient feels or reports.</summary>
    Symptom,

    /// <summary>What an examiner sees, hears or feels.</summary>
    Sign,

    /// <summary>A vital sign out of range.</summary>
    Vital,

    /// <summary>A laboratory result.</summary>
    Lab,

    /// <summary>An electrocardiogram's feature.</summary>
    [JsonStringEnumMemberName("ecg")]
    Ecg,

    /// <summary>An imaging result.</summary>
    Imaging,

    /// <summary>A past or chronic condition.</summary>
    History,

    /// <summary>What raises a risk.</summary>
    Risk,

    /// <summary>What the patient was exposed to.</summary>
    Exposure,

    /// <summary>When and how it began or goes on.</summary>
    Timing,
}
