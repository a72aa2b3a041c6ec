namespace ClinicalAssistant.Knowledge;

/// <summary>What an ontology says of an id.</summary>
public enum TermState
{
    /// <summary>It is a current term.</summary>
    Current,

    /// <summary>It was merged into a current term.</summary>
    Merged,

    /// <summary>It is obsolete and another term replaces it.</summary>
    Replaced,

    /// <summary>It is obsolete and nothing replaces it.</summary>
    Obsolete,

    /// <summary>The ontology does not have it; it may be newer.</summary>
    Unknown,
}
