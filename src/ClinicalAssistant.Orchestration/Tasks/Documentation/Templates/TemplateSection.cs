namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>A section of a template.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Topics">The topics that it holds, in the order they stand in.</param>
/// <param name="Holds">What it must hold, as the model is told and the reader of the template sees.</param>
public sealed record TemplateSection(string Id, string Title, IReadOnlyList<string> Topics, string Holds)
{
    /// <summary>LOINC code of the section, or null.</summary>
    public string? Loinc { get; init; }

    /// <summary>Whether a section without content is shown as not stated.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Parts of the record that belong here: <c>allergies</c>, <c>medications</c>, <c>conditions</c>, <c>observations</c>.</summary>
    public IReadOnlyList<string> Record { get; init; } = [];

    /// <summary>Words that draw a statement here whatever its topic, as a regular expression, or null.</summary>
    public string? Draws { get; init; }
}
