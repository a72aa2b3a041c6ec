namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>A kind of document: which sections it has, what each must hold, in which order. Data of <c>prompts/Documentation/templates</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="AskedAs">Words of a request that choose it, as a regular expression.</param>
/// <param name="Sections">The sections, in order.</param>
public sealed record DocumentTemplate(string Id, string Title, string AskedAs, IReadOnlyList<TemplateSection> Sections)
{
    /// <summary>LOINC code of the kind of document, or null.</summary>
    public string? Loinc { get; init; }

    /// <summary>Words that stand before the first section, or null.</summary>
    public string? Opening { get; init; }

    /// <summary>Words that stand behind the last section, or null.</summary>
    public string? Closing { get; init; }

    /// <summary>Specialty variants.</summary>
    public IReadOnlyList<TemplateVariant> Variants { get; init; } = [];

    /// <summary>What its sections rest on.</summary>
    public IReadOnlyList<TemplateSource> Sources { get; init; } = [];

    /// <summary>The variant chosen, or null.</summary>
    public string? Specialty { get; init; }

    /// <summary>The words in which a door asks for it; they lead back to it.</summary>
    public string Request => $"Draft a document from this material: {Title}{(Specialty is { } specialty ? $" ({specialty})" : "")}";

    /// <summary>The template as a specialty has it.</summary>
    public DocumentTemplate For(TemplateVariant variant)
    {
        var sections = new List<TemplateSection>(Sections);
        foreach (var (behind, section) in variant.Sections)
            sections.Insert(sections.FindIndex(one => one.Id == behind) + 1, section);
        return this with { Sections = sections, Specialty = variant.Id };
    }
}
