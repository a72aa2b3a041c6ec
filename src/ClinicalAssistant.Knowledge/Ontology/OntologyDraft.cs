namespace ClinicalAssistant.Knowledge;

/// <summary>An ontology as its file states it, before it is checked and compiled.</summary>
internal sealed class OntologyDraft(SourceFile file)
{
    public SourceFile File { get; } = file;

    public string? Version { get; set; }

    public string? Licence { get; set; }

    public string? Title { get; set; }

    /// <summary>In the order of the file.</summary>
    public List<TermDraft> Terms { get; } = [];
}
