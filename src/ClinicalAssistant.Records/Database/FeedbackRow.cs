namespace ClinicalAssistant.Records.Database;

/// <summary>What a reader thought of an answer.</summary>
internal sealed class FeedbackRow
{
    public long Number { get; set; }

    public string Tenant { get; set; } = "";

    public string QuestionId { get; set; } = "";

    public string CallerId { get; set; } = "";

    public long At { get; set; }

    public int Rating { get; set; }

    public string? Comment { get; set; }
}
