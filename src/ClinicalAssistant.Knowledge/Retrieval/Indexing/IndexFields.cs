namespace ClinicalAssistant.Knowledge;

/// <summary>The fields of an index.</summary>
internal static class IndexFields
{
    /// <summary>Names of the subject, as running text.</summary>
    public const string Subject = "subject";

    /// <summary>The question, or the title.</summary>
    public const string Question = "question";

    /// <summary>The words.</summary>
    public const string Body = "body";

    /// <summary>The chief name's keys, whole (<see cref="NameKeys"/>).</summary>
    public const string Name = "name";

    /// <summary>The other names' keys, whole.</summary>
    public const string Synonym = "synonym";

    /// <summary>Initials of the names.</summary>
    public const string Initials = "initials";

    /// <summary>Unstemmed words, to correct spelling by.</summary>
    public const string Spelling = "spelling";

    public const string Type = "type";
    public const string Audience = "audience";
    public const string Year = "year";

    /// <summary>Hash of the words, to collapse duplicates.</summary>
    public const string Hash = "hash";

    /// <summary>The record itself, stored.</summary>
    public const string Record = "record";
}
