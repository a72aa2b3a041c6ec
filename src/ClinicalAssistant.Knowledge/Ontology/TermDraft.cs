namespace ClinicalAssistant.Knowledge;

/// <summary>A term as an ontology file states it.</summary>
internal sealed class TermDraft(string id, long offset)
{
    public string Id { get; } = id;

    /// <summary>Where in the file it stands.</summary>
    public long Offset { get; } = offset;

    public string? Label { get; set; }

    public bool Obsolete { get; set; }

    public string? ReplacedBy { get; set; }

    public List<(string Text, SynonymKind Kind)> Synonyms { get; } = [];

    public List<string> AlternativeIds { get; } = [];

    public List<(string Id, long Offset)> Parents { get; } = [];
}
