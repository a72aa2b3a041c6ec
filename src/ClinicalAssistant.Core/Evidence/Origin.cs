namespace ClinicalAssistant.Core;

/// <summary>What a fact rests on.</summary>
public enum Origin
{
    /// <summary>A source that was opened says it.</summary>
    Published,

    /// <summary>Computed, with the formula shown.</summary>
    Derived,

    /// <summary>An estimate: never shown as a citation.</summary>
    Estimated,

    /// <summary>The question or the conversation says it.</summary>
    Question,

    /// <summary>The patient's record says it.</summary>
    Record,
}
