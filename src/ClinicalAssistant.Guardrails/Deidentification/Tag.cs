namespace ClinicalAssistant.Guardrails;

/// <summary>What a unit of a note is, to the tagger. The first <see cref="TagWeights.Classes"/> are those it may decide for; the others it only sees beside a unit.</summary>
internal enum Tag : byte
{
    None,
    Name,
    Location,
    Hospital,
    Date,
    OtherId,
    Phone,
    Age,

    /// <summary>An identifier of another class, found by a rule.</summary>
    Other,

    /// <summary>A term or a code that a rule protects.</summary>
    Kept,

    /// <summary>Before the first unit and after the last.</summary>
    Outside,
}
