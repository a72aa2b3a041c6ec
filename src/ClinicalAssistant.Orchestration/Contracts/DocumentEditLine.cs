using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A person's edit of a draft: whole sections as they are to read.</summary>
public sealed record DocumentEditLine : PatientWords
{
    /// <summary>The version that was read; another one by now is a conflict.</summary>
    public int? Version { get; init; }

    /// <summary>The sections that change, by id.</summary>
    public IReadOnlyList<EditedSection>? Sections { get; init; }

    /// <summary>A section as it is to read.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Sentences">Its sentences, in order.</param>
    public sealed record EditedSection(string? Id, IReadOnlyList<string>? Sentences) : PatientWords;
}
