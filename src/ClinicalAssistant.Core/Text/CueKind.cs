namespace ClinicalAssistant.Core;

/// <summary>How a <see cref="ContextCue"/> acts.</summary>
internal enum CueKind
{
    /// <summary>Governs what follows, up to the end of its list ("no fever, chills or cough").</summary>
    ForwardList,

    /// <summary>Governs what follows across commas ("denies fever, chills, cough"; "PMH asthma, DVT").</summary>
    ForwardWide,

    /// <summary>Governs the item that follows ("previous MI", "possible PE").</summary>
    ForwardItem,

    /// <summary>Governs what precedes it in the clause ("fever absent", "PE ruled out").</summary>
    Backward,

    /// <summary>A relative, who governs what follows as a subject and what precedes after "in" ("MI in father").</summary>
    Relative,

    /// <summary>Looks like a cue and is none ("gram negative", "not only").</summary>
    Pseudo,

    /// <summary>Ends every open scope ("but", "presents with").</summary>
    Stop,

    /// <summary>Ends the scope of lists and items, not of wide cues ("with", "after").</summary>
    SoftStop,

    /// <summary>A result or quality: a later item that holds one is no member of a negated list ("no rash, pulses good").</summary>
    ResultStop,

    /// <summary>A verb or subject: a later item that holds one is a clause of its own ("denies fever, has cough").</summary>
    WeakStop,
}
