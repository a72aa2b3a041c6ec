namespace ClinicalAssistant.Core;

/// <summary>A clinical document: a draft until a named person signs it. Plain data, for any form of output.</summary>
public sealed record ClinicalDocument : PatientWords
{
    /// <summary>The document's id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Counts its states from 1; whoever changes it names the one that was read.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Id of its template.</summary>
    public required string Template { get; init; }

    /// <summary>Variant of the template, or null.</summary>
    public string? Specialty { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>LOINC code of the kind of document, or null where the template names none.</summary>
    public string? Loinc { get; init; }

    /// <summary>Draft or signed.</summary>
    public DocumentStatus Status { get; init; }

    /// <summary>When it was drafted.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Who drafted it: a provider's name, or <c>reference</c> where no model wrote.</summary>
    public required string Provider { get; init; }

    /// <summary>Product, policy, pack and prompt versions that the draft rests on.</summary>
    public required Versions Versions { get; init; }

    /// <summary>The sections, in order; those without content are kept, so that what is missing shows.</summary>
    public required IReadOnlyList<DocumentSection> Sections { get; init; }

    /// <summary>The utterances and record entries that sentences rest on.</summary>
    public IReadOnlyList<DocumentSource> Sources { get; init; } = [];

    /// <summary>What the material states and the document lacks.</summary>
    public IReadOnlyList<DocumentOmission> Omissions { get; init; } = [];

    /// <summary>Codes a coder may use.</summary>
    public IReadOnlyList<SuggestedCode> Codes { get; init; } = [];

    /// <summary>What the reader has to know: who wrote it, what was not checked.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>The edits since it was drafted, first to last.</summary>
    public IReadOnlyList<DocumentEdit> Edits { get; init; } = [];

    /// <summary>The signature, or null while it is a draft.</summary>
    public DocumentSignature? Signature { get; init; }
}
