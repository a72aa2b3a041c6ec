using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>How common a condition is among patients who consult in one setting.</summary>
public enum PrevalenceClass
{
    /// <summary>A handful in a career.</summary>
    [JsonStringEnumMemberName("very_rare")]
    VeryRare,

    /// <summary>Seen some years.</summary>
    [JsonStringEnumMemberName("rare")]
    Rare,

    /// <summary>Seen some months.</summary>
    [JsonStringEnumMemberName("uncommon")]
    Uncommon,

    /// <summary>Seen most weeks.</summary>
    [JsonStringEnumMemberName("common")]
    Common,

    /// <summary>Seen most days.</summary>
    [JsonStringEnumMemberName("very_common")]
    VeryCommon,
}
