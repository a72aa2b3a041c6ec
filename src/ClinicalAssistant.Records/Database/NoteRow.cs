namespace ClinicalAssistant.Records.Database;

/// <summary>One event of an answer that is not closed yet. Closing stores the whole answer and removes its notes.</summary>
internal sealed class NoteRow
{
    public long Number { get; set; }

    public long TurnNumber { get; set; }

    public string Kind { get; set; } = "";

    public string Content { get; set; } = "";
}
