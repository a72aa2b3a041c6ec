using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A document on the wire.</summary>
public sealed record DocumentJson : PatientWords
{
    /// <summary>The document's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its state, counted from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Template and variant.</summary>
    public required string Template { get; init; }

    /// <summary>Variant of the template, or absent.</summary>
    public string? Specialty { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>LOINC code of the kind of document.</summary>
    public string? Loinc { get; init; }

    /// <summary><c>preliminary</c> or <c>final</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was drafted.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Who drafted it.</summary>
    public required string Provider { get; init; }

    /// <summary>The sections.</summary>
    public required IReadOnlyList<DocumentSection> Sections { get; init; }

    /// <summary>What sentences rest on.</summary>
    public required IReadOnlyList<Basis> Sources { get; init; }

    /// <summary>What the material states and the document lacks.</summary>
    public required IReadOnlyList<DocumentOmission> Omissions { get; init; }

    /// <summary>Codes a coder may use.</summary>
    public required IReadOnlyList<SuggestedCode> Codes { get; init; }

    /// <summary>Notices.</summary>
    public required IReadOnlyList<NoticeJson> Notices { get; init; }

    /// <summary>What was changed since it was drafted.</summary>
    public required IReadOnlyList<DocumentEdit> Edits { get; init; }

    /// <summary>The signature, absent while it is a draft.</summary>
    public DocumentSignature? Signature { get; init; }

    /// <summary>Versions the draft rests on.</summary>
    public required VersionsJson Versions { get; init; }

    /// <summary>The wire form.</summary>
    public static DocumentJson From(ClinicalDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new DocumentJson
        {
            Id = document.Id,
            Version = document.Version,
            Template = document.Template,
            Specialty = document.Specialty,
            Title = document.Title,
            Loinc = document.Loinc,
            Status = Words.Lower(document.Status),
            Created = document.Created,
            Provider = document.Provider,
            Sections = document.Sections,
            Sources = [.. document.Sources.Select(source => new Basis(source.Id, Words.Lower(source.Kind), source.Text, source.Speaker, source.Start, source.End))],
            Omissions = document.Omissions,
            Codes = document.Codes,
            Notices = [.. document.Notices.Select(NoticeJson.From)],
            Edits = document.Edits,
            Signature = document.Signature,
            Versions = VersionsJson.From(document.Versions),
        };
    }

    /// <summary>A source on the wire.</summary>
    public sealed record Basis(string Id, string Kind, string Text, string? Speaker, int? Start, int? End) : PatientWords;
}
