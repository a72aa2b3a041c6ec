using ClinicalAssistant.Orchestration.Tasks.Documentation;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A template on the wire.</summary>
public sealed record TemplateJson(string Id, string Title, IReadOnlyList<string> Specialties, IReadOnlyList<TemplateJson.Part> Sections)
{
    /// <summary>The wire form.</summary>
    public static TemplateJson From(DocumentTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return new TemplateJson(template.Id, template.Title, [.. template.Variants.Select(variant => variant.Id)], [.. template.Sections.Select(section => new Part(section.Id, section.Title, section.Holds))]);
    }

    /// <summary>A section of a template on the wire.</summary>
    public sealed record Part(string Id, string Title, string Holds);
}
