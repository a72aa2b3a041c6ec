namespace ClinicalAssistant.Core;

/// <summary>In which sense a place in a clinical text speaks of what it names (the ConText algorithm's modifiers).</summary>
[Flags]
public enum ContextSense
{
    /// <summary>Stated of this patient, now, as present.</summary>
    None = 0,

    /// <summary>Stated as absent ("denies fever").</summary>
    Negated = 1,

    /// <summary>Suspected or to be excluded ("possible pneumonia", "r/o MI").</summary>
    Uncertain = 2,

    /// <summary>Said of a relative ("mother had MI").</summary>
    Family = 4,

    /// <summary>Said of the past ("h/o DVT", under "PMH:").</summary>
    Historical = 8,

    /// <summary>Said of what may come ("return if chest pain recurs").</summary>
    Hypothetical = 16,
}
