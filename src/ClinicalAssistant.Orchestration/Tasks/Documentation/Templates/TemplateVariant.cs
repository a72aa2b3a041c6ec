namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>How a specialty changes a template: sections put in behind others.</summary>
/// <param name="Id">The specialty.</param>
/// <param name="AskedAs">Words of a request that choose it, as a regular expression.</param>
/// <param name="Sections">The sections put in, each with the id of the one it stands behind.</param>
public sealed record TemplateVariant(string Id, string AskedAs, IReadOnlyList<(string Behind, TemplateSection Section)> Sections);
