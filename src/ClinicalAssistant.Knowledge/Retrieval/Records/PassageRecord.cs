using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>One thing that search finds: a question with its answer, a passage of a document, an abstract. Whole as a pack keeps it.</summary>
public sealed record PassageRecord
{
    /// <summary>Its id in the pack; an imported record keeps its source's own.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about, for readers.</summary>
    public required string Title { get; init; }

    /// <summary>The question it answers, or null.</summary>
    public string? Question { get; init; }

    /// <summary>Names of its subject, the chief one first.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What its question asks for ("treatment"), as the source says it, or null.</summary>
    public string? Type { get; init; }

    /// <summary>Its words.</summary>
    public required string Text { get; init; }

    /// <summary>Where it was read; pack and version are filled in when it is found.</summary>
    public Source? Source { get; init; }

    /// <summary>What it rests on.</summary>
    public Origin Origin { get; init; } = Origin.Published;

    /// <summary><c>patient</c> or <c>clinician</c> where it is written for one of them, else null.</summary>
    public string? Audience { get; init; }

    /// <summary>Kind of study as the source's publication types state it, or null.</summary>
    public string? Study { get; init; }

    /// <summary>What a reader must know of its standing (<c>retracted</c>), or null.</summary>
    public string? Mark { get; init; }

    /// <summary>The source file it was read from, without its place on the machine, or null.</summary>
    public string? File { get; init; }

    /// <summary>Whether a named person has signed it.</summary>
    public bool ClinicallyReviewed { get; init; }
}
