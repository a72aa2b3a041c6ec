using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>A document on its way out, as the FHIR writer needs it.</summary>
public sealed record OutgoingDocument : PatientWords
{
    /// <summary>Its id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>LOINC code of the kind of document, or null.</summary>
    public string? Loinc { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Whom it is about: a reference such as <c>Patient/17</c>, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The program that wrote it.</summary>
    public required string Device { get; init; }

    /// <summary>That program's version.</summary>
    public required string DeviceVersion { get; init; }

    /// <summary>The language model behind it, or null where none wrote.</summary>
    public string? Model { get; init; }

    /// <summary>The prompt's name, version and hash, or null where none was rendered.</summary>
    public string? Prompt { get; init; }

    /// <summary>The sections, in order.</summary>
    public required IReadOnlyList<OutgoingSection> Sections { get; init; }

    /// <summary>What its sentences rest on.</summary>
    public IReadOnlyList<OutgoingSource> Sources { get; init; } = [];

    /// <summary>Who signed it, or null while it is a draft.</summary>
    public OutgoingSignature? Signature { get; init; }
}
